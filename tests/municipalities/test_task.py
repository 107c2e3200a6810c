"""What a task says when nothing is known of it."""

from municipalities.law.task import About, Place


def test_a_task_that_concerns_nothing_names_nothing():
    assert About() == About("", "", None, "", None, None, None, None)
    assert Place("door") == Place("door", (), "")
