"""How days and hours are written in each language, for all pages (``FORMAT_MODULE_PATH``).

Besides Django's own names: ``WEEKDAY_FORMAT``, ``WEEKDAY_TIME_FORMAT`` and ``MOMENT_FORMAT``.
"""
