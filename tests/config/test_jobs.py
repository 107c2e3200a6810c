"""Jobs run in a real worker: through files on a laptop, through RabbitMQ or Redis on a server."""

import os
import subprocess
import sys
import time
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from config import serving
from config.celery import app
from municipalities.actions.jobs import ATTEMPTS
from municipalities.models import Job
from tests import factories

BROKERS = [
    pytest.param("filesystem://localhost//", None, id="files on a laptop"),
    pytest.param(
        "amqp://guest:guest@127.0.0.1:5672//", 5672, id="RabbitMQ", marks=pytest.mark.services
    ),
    pytest.param("redis://127.0.0.1:6379/15", 6379, id="Redis", marks=pytest.mark.services),
]


def database_url():
    """Where another process finds the tests' database."""
    facts = connection.get_connection_params()
    credentials = quote(facts["user"]) + (
        f":{quote(facts['password'])}" if "password" in facts else ""
    )
    port = f":{facts['port']}" if "port" in facts else ""
    return f"postgresql://{credentials}@{quote(facts['host'], safe='')}{port}/{facts['dbname']}"


def lost_job():
    """A job whose worker has died once too often."""
    municipality = factories.MunicipalityFactory()
    return Job.objects.create(
        kind="municipalities.sweep",
        municipality=municipality,
        requested_by=factories.officer(municipality),
        touched_at=timezone.now() - timedelta(hours=1),
        attempts=ATTEMPTS,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("broker", "port"), BROKERS)
def test_a_worker_takes_a_job_from_the_broker_and_does_it(broker, port, tmp_path):
    if port and not serving.answers(port):
        pytest.skip(f"nobody answers on port {port}")
    job = lost_job()
    queue = f"test-{uuid4().hex}"
    environment = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "DATABASE_AUDITOR": settings.DATABASE_AUDITOR["USER"],
        "DATABASE_POOL_SIZE": "2",
        "CELERY_BROKER_URL": broker,
        "CELERY_QUEUE": queue,
        "VAR_DIR": str(tmp_path),
    }
    send = "from config.celery import app; app.send_task('municipalities.sweep')"
    subprocess.run([sys.executable, "-c", send], env=environment, check=True)
    command = [*serving.worker().arguments, "--pool", "solo"]
    with subprocess.Popen([sys.executable, "-m", *command], env=environment) as worker:
        try:
            deadline = time.monotonic() + 30
            while time.monotonic() < deadline:
                job.refresh_from_db()
                if job.state == Job.State.FAILED:
                    break
                time.sleep(0.1)
        finally:
            worker.terminate()
    assert worker.returncode == 0
    assert (job.state, job.error) == (Job.State.FAILED, f"{ATTEMPTS} Versuche ohne Ergebnis")
    if port:
        with app.connection_for_write(broker) as bell:
            bell.default_channel.queue_delete(queue)


@pytest.mark.django_db(transaction=True)
def test_a_dead_broker_does_not_keep_a_page_waiting():
    environment = {**os.environ, "CELERY_BROKER_URL": "amqp://127.0.0.1:1//"}
    ring = (
        "import time; from config.celery import app\n"
        "from kombu.exceptions import OperationalError\n"
        "begin = time.monotonic()\n"
        "try: app.send_task('municipalities.sweep')\n"
        "except OperationalError: print(time.monotonic() - begin)"
    )
    waited = subprocess.run(
        [sys.executable, "-c", ring], env=environment, check=True, capture_output=True, text=True
    ).stdout
    assert float(waited) < 3
