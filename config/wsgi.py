"""What the web server loads."""

import os
import sys

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

# A thread that comes back from the database waits so long for one that computes, some twenty times
# in one act. With Python's 5 ms, one in a hundred saves of a full night took 155 ms instead of 90
# (benchmarks/acts.py).
sys.setswitchinterval(0.0005)

application = get_wsgi_application()

# The apps must be there first.
from config.apps import refuse_wrong_assumptions  # noqa: E402
from config.database.check import check_database  # noqa: E402

refuse_wrong_assumptions()
check_database()
