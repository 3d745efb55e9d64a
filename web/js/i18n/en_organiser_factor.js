// English: the second factor of those who organise.

export const factor = {
  title: 'Your second factor',
  why:
    'Who organises sees other people’s names, needs and bookings. So beside the code by e-mail you show a code of ' +
    'an app on your phone: at sign-in, and again before what is far-reaching.',
  ask_title: 'Enter a code of your app',
  ask_hint: 'To be sure it is you, open your authenticator app and enter the code it shows.',
  code: 'Six-digit code',
  code_hint: 'Or one of your recovery codes. Each code works once.',
  code_missing: 'Enter the code that your app shows',
  code_wrong: 'That code does not work. Wait for the next one that your app shows, and enter that.',
  go_on: 'Continue',
  not_now: 'Not now',
  done: 'Thank you.',
  none: 'You have none yet.',
  start: 'Set it up',
  step_app: 'Get an authenticator app',
  step_app_hint:
    'If you have none: any app for time-based codes will do, and many password managers have one built in.',
  step_scan: 'Scan this code with it',
  qr: 'A QR code with the secret for your app. The same secret stands below as text.',
  secret: 'Or type this in',
  copy: 'Copy it',
  step_code: 'Enter the code that the app now shows',
  own_code: 'Code from the app',
  own_code_hint: 'Six digits.',
  confirm: 'Turn it on',
  recovery_title: 'Your recovery codes',
  recovery_why:
    'If you lose your phone, each of these works once in place of a code of the app. They are shown this once: ' +
    'print them or keep them in a password manager, not on the phone itself.',
  recovery_keep: 'Save as a file',
  recovery_copy: 'Copy them',
  recovery_file: 'recovery-codes.txt',
  recovery_go_on: 'I have kept them: continue',
  in_use: (date) => `In use since ${date}.`,
  left: (count) => `Recovery codes left: ${count}`,
  few_left: 'Few are left. Set it up anew to get others.',
  again: 'Set it up anew',
  again_hint: 'For a new phone, or for new recovery codes. The old ones stop working once you have confirmed it.',
  lost: 'If you have lost both the app and your recovery codes, ask an admin to reset it.',
};
