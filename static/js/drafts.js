// A form that was sent without a session comes back to what was typed.
//
// A session may end while somebody types: the form is then answered by the sign-in, and what was
// typed would be lost. Every form is kept in this tab when it is sent. The next page decides: the
// sign-in, or the page that says the form is out of date, gives it back to the page it came from;
// any other page means that the server has read it, and it is forgotten.
//
// Kept are drafts of this tab only (sessionStorage), for the account that typed them, never of
// pages without an account, never passwords or files, and nothing of a form that is „not kept“:
// who supports a list must stay nowhere.
(function () {
  "use strict";

  var KEY = "drafts";
  var LONGEST = 24 * 60 * 60 * 1000;
  var own = document.currentScript.dataset;
  var UNKEPT = ["password", "file", "submit", "button", "image", "reset"];

  function read() {
    try {
      return JSON.parse(window.sessionStorage.getItem(KEY)) || {};
    } catch (error) {
      return {};
    }
  }

  function write(drafts) {
    try {
      window.sessionStorage.setItem(KEY, JSON.stringify(drafts));
    } catch (error) {
      // Full or forbidden: then nothing is kept, and the form works as before.
    }
  }

  function here() {
    return window.location.pathname + window.location.search;
  }

  function formsThatChange() {
    return Array.from(document.querySelectorAll("main form")).filter(function (form) {
      return form.method === "post" && !("notKept" in form.dataset);
    });
  }

  // The token of the page belongs to the session; the new page has its own.
  function isKept(control) {
    return (
      control.name && control.name !== "csrfmiddlewaretoken" && !UNKEPT.includes(control.type)
    );
  }

  function stateOf(control) {
    return control.type === "checkbox" || control.type === "radio"
      ? { name: control.name, value: control.value, checked: control.checked }
      : { name: control.name, value: control.value };
  }

  // All pages of sign-in lie below the parent of the first one („/konto/“).
  var isSignIn = window.location.pathname.startsWith(own.signIn.replace(/login\/$/, ""));

  // --- Sending ---------------------------------------------------------------------------------

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var place = formsThatChange().indexOf(form);
    if (!own.account || isSignIn || place < 0 || event.defaultPrevented) {
      return;
    }
    var target = new URL(form.getAttribute("action") || "", window.location.href);
    var drafts = read();
    drafts[target.pathname + target.search] = {
      account: own.account,
      place: place,
      page: here(),
      at: Date.now(),
      isBack: false,
      controls: Array.from(form.elements).filter(isKept).map(stateOf),
    };
    write(drafts);
  });

  // --- The next page ---------------------------------------------------------------------------

  var drafts = read();
  var next = new URLSearchParams(window.location.search).get("next");
  Object.keys(drafts).forEach(function (key) {
    var draft = drafts[key];
    if (own.isOutOfDate !== undefined ? key === here() : isSignIn && key === next) {
      draft.isBack = true;
    }
    // Whoever signed out, or is another person, finds nothing.
    var isOthers = own.account !== draft.account && !isSignIn && own.isOutOfDate === undefined;
    if (isOthers || Date.now() - draft.at > LONGEST || (!draft.isBack && !isSignIn)) {
      delete drafts[key];
    }
  });
  if (own.account) {
    Object.keys(drafts).forEach(function (key) {
      if (drafts[key].isBack && drafts[key].page === here()) {
        restore(drafts[key]);
        delete drafts[key];
      }
    });
  }
  write(drafts);

  function restore(draft) {
    var form = formsThatChange()[draft.place];
    if (!form) {
      return;
    }
    var waiting = draft.controls.slice();
    Array.from(form.elements).filter(isKept).forEach(function (control) {
      var at = waiting.findIndex(function (state) {
        return (
          state.name === control.name &&
          (state.checked === undefined || state.value === control.value)
        );
      });
      if (at < 0) {
        return;
      }
      var state = waiting.splice(at, 1)[0];
      if (state.checked === undefined) {
        control.value = state.value;
      } else {
        control.checked = state.checked;
      }
      control.dispatchEvent(new Event("change", { bubbles: true }));
    });
    tell(form);
  }

  function tell(form) {
    var said = document.createElement("div");
    said.className = "kern-alert kern-alert--warning alert draft-back";
    said.setAttribute("role", "status");
    said.tabIndex = -1;
    var header = said.appendChild(document.createElement("div"));
    header.className = "kern-alert__header";
    var icon = header.appendChild(document.createElement("span"));
    icon.className = "kern-icon kern-icon--warning";
    icon.setAttribute("aria-hidden", "true");
    var box = header.appendChild(document.createElement("div"));
    box.className = "alert__text";
    box.appendChild(document.createElement("p")).textContent = own.text;
    form.parentNode.insertBefore(said, form);
    said.focus();
  }
})();
