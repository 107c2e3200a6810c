"""All settings. Every value comes from the environment and has a safe default.

``docs/operations.md`` explains the names for people who run a server.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything the product writes: database, secret, jobs in transit, a laptop's mails.
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var"))).absolute()
# Tests read styles from where they are written, not from the last ``collectstatic``.
TESTED = "pytest" in sys.modules

# --- Where and who ----------------------------------------------------------------------------

DEBUG = environment.flag("DEBUG")
# Invented people and their papers: whatever is printed for voters bears MUSTER across each page.
# ``manage.py run`` sets it for the processes that serve its demonstration.
DEMONSTRATION = environment.flag("DEMONSTRATION")
PORT = environment.number("PORT", 8000)
WEB_PROCESSES = environment.number("WEB_PROCESSES", 2)
WORKER_PROCESSES = environment.number("WORKER_PROCESSES", 2)
SITE_URL = environment.text("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
_site = urlsplit(SITE_URL)
ENCRYPTED = _site.scheme == "https"
SECRET_KEY = environment.text("SECRET_KEY") or environment.secret(VAR_DIR / "secret_key")
# Codes printed with an earlier secret stay valid (elections.models.cards.codes).
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS",
    [_site.hostname or "localhost", *([] if ENCRYPTED else ["localhost", "127.0.0.1", "[::1]"])],
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if ENCRYPTED else []

INSTALLED_APPS = [
    "config",
    "municipalities",
    "elections",
    "ballots",
    "reports",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rest_framework",
    "drf_spectacular",
    "import_export",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.scopes.Arriving",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "config.sessions.SlidingSession",
    "config.scopes.OfPerson",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.own_password.RequireOwnPassword",
    "config.second_factor.RequireSecondFactor",
    "django_htmx.middleware.HtmxMiddleware",
    "config.integrity.AnswerUnproven",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "municipalities.context_processors.acting_as",
                "municipalities.context_processors.navigation",
            ],
        },
    }
]
# Every form, also those of other packages, looks like ours (templates/forms/).
FORM_RENDERER = "config.forms.KernFormRenderer"

# --- Facts ------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Who connects: the program serves pages and jobs and owns nothing; the owner migrates; the auditor
# reads. What differs between them stands here, everything else in DATABASES (config.database).
DATABASE_PROGRAM: dict[str, Any]
DATABASE_OWNER: dict[str, Any]
DATABASE_AUDITOR: dict[str, Any]
DATABASE_URL = environment.text("DATABASE_URL")
_pool = {
    "min_size": 1,
    "max_size": environment.number("DATABASE_POOL_SIZE", 10),
    "timeout": 20,
}
if DATABASE_URL:
    _database: dict[str, Any] = dict(dj_database_url.parse(DATABASE_URL, engine="config.database"))
    DATABASE_PROGRAM = environment.sign_in(DATABASE_URL)
    # Only commands that migrate need it: keep it from the processes that serve.
    DATABASE_OWNER = environment.sign_in(environment.text("DATABASE_OWNER_URL"))
    DATABASE_AUDITOR = {
        "USER": environment.text("DATABASE_AUDITOR", f"{DATABASE_PROGRAM['USER']}_auditor"),
        "PASSWORD": "",
    }
else:
    # The backend starts the product's own PostgreSQL at the first query (config.postgres) and
    # reads the password of each role from a file that only this system user may read.
    _database = {"ENGINE": "config.postgres", "NAME": "auslaenderbeiratswahl"}
    DATABASE_PROGRAM = {"USER": "wahl_program", "PASSWORD": ""}
    DATABASE_OWNER = {"USER": "auslaenderbeiratswahl", "PASSWORD": ""}
    DATABASE_AUDITOR = {"USER": "wahl_auditor", "PASSWORD": ""}
DATABASES = {"default": {**_database, **DATABASE_PROGRAM}}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# The server keeps the plan of a statement that comes again: with row policies, planning costs more
# than running (docs/decisions/0024). It can, because values travel beside the statement.
DATABASES["default"].setdefault("OPTIONS", {}).update(
    pool=_pool, server_side_binding=True, prepare_threshold=3
)

# Attempts to sign in are counted here, so all processes and hosts must share this cache.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "config_cache",
        # Django keeps 300 by default: whoever fills those would evict the counts of wrong answers.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# --- Jobs -------------------------------------------------------------------------------------

CELERY_BROKER_URL = environment.text("CELERY_BROKER_URL", "filesystem://localhost//")
if CELERY_BROKER_URL.startswith("filesystem:"):
    _broker = VAR_DIR / "broker"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        # One folder for both directions: what a page puts in, the worker takes out.
        "data_folder_in": str(_broker / "jobs"),
        "data_folder_out": str(_broker / "jobs"),
        "control_folder": str(_broker / "control"),
    }
    for _folder in ("jobs", "control"):
        (_broker / _folder).mkdir(mode=0o700, parents=True, exist_ok=True)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page never waits for a dead broker: the sweep sends the job later.
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_DEFAULT_QUEUE = environment.text("CELERY_QUEUE", "auslaenderbeiratswahl")
CELERY_TASK_IGNORE_RESULT = True  # the job row is the truth
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_SEND_TASK_EVENTS = False
CELERY_TIMEZONE = "Europe/Berlin"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat")
CELERY_BEAT_SCHEDULE = {
    # Sends every job again whose message was lost.
    "sweep": {"task": "municipalities.sweep", "schedule": 60.0},
    # Takes in online applications that were received but are not in the register yet.
    "receipts": {"task": "elections.take_receipts", "schedule": 300.0},
    # Sends the anchors that are due: once a day where the log grew, and what got lost after a
    # result (municipalities.actions.anchors decides).
    "anchors": {"task": "municipalities.send_anchors", "schedule": 600.0},
}

# --- The law ----------------------------------------------------------------------------------

# Values that the law leaves open, by name; /recht/annahmen/ lists them with their choices.
LAW_ASSUMPTIONS = environment.json_object("LAW_ASSUMPTIONS")

# --- Signing in -------------------------------------------------------------------------------

AUTH_USER_MODEL = "municipalities.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "config.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
# The office makes the accounts, so it vouches for the addresses.
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXY_COUNT", 0)

MFA_REQUIRED = environment.flag("MFA_REQUIRED")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Ausländerbeiratswahl"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENCRYPTED

# Where the demonstration keeps the passwords that it made for this installation.
DEMO_ACCOUNTS_FILE = VAR_DIR / "demo_accounts.json"

OIDC_ISSUER = environment.text("OIDC_ISSUER")
SOCIALACCOUNT_ADAPTER = "config.accounts.SocialAccountAdapter"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "landesanmeldung",
                "name": environment.text("OIDC_NAME", "Anmeldung des Landes"),
                "client_id": environment.text("OIDC_CLIENT_ID"),
                "secret": environment.text("OIDC_CLIENT_SECRET"),
                "settings": {"server_url": OIDC_ISSUER},
            }
        ]
        if OIDC_ISSUER
        else []
    }
}

# --- The browser ------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the design system keeps its icons as data addresses
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # After our own answer a form may redirect to the state's sign-in.
        "form-action": [SELF, *([OIDC_ISSUER] if OIDC_ISSUER else [])],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "config.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENCRYPTED
# A sign-in holds for ten hours after the last thing that its person did, so that whoever works is
# never thrown out: on the night of the count boards report until the morning, hours apart. A
# machine that somebody leaves in the evening is signed out before the office opens.
SESSION_COOKIE_AGE = 10 * 60 * 60
# However active it is, a session ends a day after the sign-in: from six in the morning of election
# day until six the next morning it holds, and a stolen one does not live on for ever.
SESSION_LONGEST = 24 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = ENCRYPTED
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = ENCRYPTED
LANGUAGE_COOKIE_SAMESITE = "Lax"
if ENCRYPTED:
    # A proxy in front holds the certificate and says so in this header.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # 26 lists with up to 93 persons each, and a margin
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "config.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Extracts of the residents' registration are taken in piece by piece; this is only a sanity bound.
LARGEST_EXTRACT = environment.number("LARGEST_EXTRACT_MB", 1024) * 1024 * 1024

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTED
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTED

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 100,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Ausländerbeiratswahl",
    "DESCRIPTION": "Wahlen, Ergebnisse und Kennzahlen der Ausländerbeiräte in Hessen.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}

# --- Language, time, mail, log ----------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

globals().update(environment.mail(environment.text("EMAIL_URL"), VAR_DIR / "mail"))
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", f"wahl@{_site.hostname or 'localhost'}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.log.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "WARNING")},
    # Django would add its own handlers, one of which mails whole requests.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
