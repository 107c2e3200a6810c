"""What was handed out, what is public, and what is printed."""

from reports.models.document import Document
from reports.models.printing.letters import PrintedNotice, PrintedRoom
from reports.models.printing.printing import PrintCancellation, PrintedPart, PrintOrder, PrintPart
from reports.models.public.announcement import ResultAnnouncement
from reports.models.public.publication import MembersPublication, Publication

__all__ = [
    "Document",
    "MembersPublication",
    "PrintCancellation",
    "PrintOrder",
    "PrintPart",
    "PrintedNotice",
    "PrintedPart",
    "PrintedRoom",
    "Publication",
    "ResultAnnouncement",
]
