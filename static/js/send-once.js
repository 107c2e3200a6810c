// What a form shows only once is lost when it is sent a second time: the browser then shows the
// second answer. A form with data-send-once is sent once; its text says that it is under way.
(function () {
  "use strict";

  // Whoever stops the loading, or gets no answer, may send again after this time.
  var PATIENCE = 60000;

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var text = form.getAttribute("data-send-once");
    if (text === null) {
      return;
    }
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    // The button stays as it is: a disabled one would not be sent, and would lose the focus.
    form.setAttribute("aria-busy", "true");
    var said = form.querySelector(".send-once");
    if (!said) {
      said = document.createElement("p");
      said.className = "send-once note";
      said.setAttribute("role", "status");
      form.appendChild(said);
    }
    said.textContent = text;
    window.setTimeout(release, PATIENCE, form);
  });

  // Back in the browser brings the page as it was left.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-send-once][aria-busy]").forEach(release);
  });

  function release(form) {
    form.removeAttribute("aria-busy");
    var said = form.querySelector(".send-once");
    if (said) {
      said.remove();
    }
  }
})();
