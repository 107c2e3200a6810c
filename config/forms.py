"""How every form is drawn: label, hint, control, error, in the design system's classes."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

CLASSES = {
    "checkbox": "kern-form-check__checkbox",
    "radio": "kern-form-check__radio",
    "select": "kern-form-input__select",
}
PLAIN = "kern-form-input__input"
UNSTYLED = {"hidden"}


class KernFormRenderer(TemplatesSetting):
    """Draws forms with ``templates/forms/`` and gives each control the class of its kind.

    Needs ``django.forms`` in ``INSTALLED_APPS``. The class is set here and not in each form, so
    that forms of other packages (sign-in, filters) look like ours.
    """

    form_template_name = "forms/form.html"
    formset_template_name = "forms/formset.html"
    field_template_name = "forms/field.html"

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        """Render one form, field or control."""
        if "widget" in context:
            context = {**context, "widget": styled(context["widget"], template_name)}
        return super().render(template_name, context, request)


def styled(widget: dict[str, Any], template_name: str) -> dict[str, Any]:
    """Return the context of a control with the design system's class and no placeholder.

    A placeholder vanishes with the first letter; what must be said belongs in the hint.
    """
    kind = "select" if "select" in template_name else widget.get("type") or "text"
    if kind in UNSTYLED:
        return widget
    attrs = {key: value for key, value in widget["attrs"].items() if key != "placeholder"}
    base = CLASSES.get(kind, PLAIN)
    if attrs.get("aria-invalid"):
        base = f"{base} {base}--error"
    attrs["class"] = f"{base} {attrs.get('class', '')}".strip()
    return {**widget, "attrs": attrs}
