/** The one script a resident page may carry: it shows the print buttons and lets them print. */
export const printScript =
  "for(const b of document.querySelectorAll('[data-print]')){b.hidden=false;b.addEventListener('click',()=>window.print())}"
