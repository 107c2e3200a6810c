// A refused form: lead the reader to the summary of what has to be changed.
(function () {
  var summary = document.querySelector(".error-summary");
  if (summary) {
    summary.focus();
  }
})();
