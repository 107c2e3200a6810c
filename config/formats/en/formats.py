"""Days and hours in English; figures of a day keep the order of the papers, day before month."""

DATETIME_FORMAT = "F j, Y, H:i"
TIME_FORMAT = "H:i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y, H:i"
WEEKDAY_FORMAT = "l, F j, Y"
WEEKDAY_TIME_FORMAT = "l, F j, Y, H:i"
MOMENT_FORMAT = "F j, Y, H:i"
