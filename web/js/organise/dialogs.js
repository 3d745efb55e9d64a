// Dialogs: modal, named by their heading, and gone with Escape or the button; focus goes back by itself.

export function open_dialog(dialog) {
  dialog.setAttribute('aria-labelledby', dialog.querySelector('h2').id);
  dialog.showModal();
}
