// What a verdict sounds like: one high tone, two middle ones, one long low one. And a buzz where phones can.

const tones = {
  ok: [{pitch: 1046, from: 0, length: 0.12}],
  warn: [
    {pitch: 587, from: 0, length: 0.12},
    {pitch: 587, from: 0.2, length: 0.12},
  ],
  bad: [{pitch: 196, from: 0, length: 0.5}],
  plain: [],
};
const buzzes = {ok: [60], warn: [80, 80, 80], bad: [400], plain: []};
const loudness = 0.3;

let context = null;

// Browsers let a page be heard only after somebody has touched it: to be called when they do. Resolves once it
// can be heard, if it can.
export function allow_sound() {
  context ??= window.AudioContext ? new AudioContext() : null;
  return context?.state === 'suspended' ? context.resume().catch(() => {}) : Promise.resolve();
}

function play({pitch, from, length}) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  const start = context.currentTime + from;
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(loudness, start);
  volume.gain.linearRampToValueAtTime(0, start + length);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + length);
}

// `kind`: ok, warn, bad or plain.
export function sound(kind) {
  if (context?.state === 'running') {
    tones[kind].forEach(play);
  }
  if (buzzes[kind].length > 0 && navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.(buzzes[kind]);
  }
}
