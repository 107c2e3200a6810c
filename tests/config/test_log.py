"""The log says what and where, never about whom."""

import io
import logging

import pytest
from celery.app.trace import build_tracer

from config.celery import app
from config.log import DiscreetFormatter

NAME = "Ayşe Yılmaz"


@pytest.fixture
def log():
    """A logger that writes into a text."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(DiscreetFormatter("{levelname} {name} {message}", style="{"))
    logger = logging.getLogger("tests.log")
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, handler.stream
    logger.removeHandler(handler)


def refuse():
    raise ValueError(NAME)


def test_an_error_is_logged_as_kind_and_place(log):
    logger, text = log
    try:
        refuse()
    except ValueError:
        logger.exception("Failed: %s", "/wahl/")
    lines = text.getvalue().splitlines()
    assert lines[0] == "ERROR tests.log Failed: /wahl/"
    assert lines[-1] == "  builtins.ValueError"
    assert lines[-2].endswith(" refuse")
    assert NAME not in text.getvalue()


def test_the_cause_of_an_error_is_logged_as_discreetly(log):
    logger, text = log
    try:
        try:
            refuse()
        except ValueError as error:
            raise RuntimeError(NAME) from error
    except RuntimeError:
        logger.exception("Failed")
    kinds = [line for line in text.getvalue().splitlines() if line.startswith("  builtins.")]
    assert kinds == ["  builtins.RuntimeError", "  builtins.ValueError"]
    assert NAME not in text.getvalue()


def test_an_error_among_the_arguments_is_named_by_kind(log):
    logger, text = log
    logger.warning("Retry after %s", ValueError(NAME))
    assert text.getvalue() == "WARNING tests.log Retry after ValueError\n"


def test_a_failed_job_is_logged_without_what_it_was_about(log):
    logger, text = log
    celery = logging.getLogger("celery.app.trace")
    celery.addHandler(logger.handlers[0])

    @app.task(name="tests.refuse")
    def task(name):
        raise ValueError(name)

    build_tracer(task.name, task, app=app)("0815", (NAME,), {}, {"id": "0815"})
    celery.removeHandler(logger.handlers[0])
    assert text.getvalue().splitlines()[0].startswith("ERROR celery.app.trace Task tests.refuse")
    assert NAME not in text.getvalue()


@pytest.mark.parametrize(
    ("address", "logged"),
    [
        pytest.param("/w/ABCD-EFGH/", "/w/…/", id="of a notice"),
        pytest.param("/einladung/ABCD-EFGH/", "/einladung/…/", id="of an invitation"),
        pytest.param(
            "/wahlen/5/listen/papier/ABCD-EFGH/uebernehmen/",
            "/wahlen/5/listen/papier/…/uebernehmen/",
            id="of a printed list",
        ),
        pytest.param("/wahlen/5/listen/7/", "/wahlen/5/listen/7/", id="none"),
    ],
)
def test_no_code_stands_in_the_log(address, logged):
    record = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", (address,), None)
    assert DiscreetFormatter("%(message)s").format(record) == f"Not Found: {logged}"
