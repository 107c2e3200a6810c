"""Days and hours in German."""

WEEKDAY_FORMAT = "l, j. F Y"
WEEKDAY_TIME_FORMAT = r"l, j. F Y, H:i \U\h\r"
MOMENT_FORMAT = "j. F Y, H:i"
