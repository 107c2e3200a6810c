"""What was handed out and what is public."""

from reports.models.document import Document
from reports.models.publication import MembersPublication, Publication

__all__ = ["Document", "MembersPublication", "Publication"]
