// The camera: started by a button and never by itself, stopped when the page goes, awake while it runs.
import {open_reader} from './reader.js';

const pause = 60; // milliseconds between pictures: a phone's battery lasts the day

function wanted(facing) {
  return {
    audio: false,
    video: {facingMode: {ideal: facing}, width: {ideal: 1280}, height: {ideal: 720}},
  };
}

// What kept the camera from starting: 'refused' or 'missing'.
function reason_of(error) {
  return ['NotAllowedError', 'SecurityError'].includes(error.name) ? 'refused' : 'missing';
}

// `video()`: where it is shown; `found` hears each code's text, again and again while it is in view; `changed`
// is told when something of `state` is another: {on, starting, trouble, torch (null: none), lights}.
export function make_camera({video, found, changed}) {
  const state = {on: false, starting: false, trouble: '', torch: false, lights: false};
  let stream = null;
  let reader = null;
  let facing = 'environment';
  let lock = null;

  const set = (part) => {
    Object.assign(state, part);
    changed();
  };
  const stay_awake = async () => {
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
  };

  const look = async () => {
    const own = stream;
    while (own && own === stream) {
      const picture = video();
      if (picture?.videoWidth) {
        const text = await reader.read(picture).catch(() => null);
        if (text && own === stream) {
          found(text);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  const stop = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    reader?.close();
    reader = null;
    lock?.release().catch(() => {});
    lock = null;
    if (state.on) {
      set({on: false, torch: false, lights: false});
    }
  };

  const start = async () => {
    if (state.on || state.starting) {
      return;
    }
    set({starting: true, trouble: ''});
    try {
      stream = await navigator.mediaDevices.getUserMedia(wanted(facing));
      reader = await open_reader();
      const [track] = stream.getVideoTracks();
      track.addEventListener('ended', stop);
      set({on: true, starting: false, torch: Boolean(track.getCapabilities?.().torch)});
      video().srcObject = stream;
      await video().play();
    } catch (error) {
      stop();
      set({starting: false, trouble: reason_of(error)});
      return;
    }
    stay_awake();
    look();
  };

  const flip = async () => {
    facing = facing === 'environment' ? 'user' : 'environment';
    stop();
    await start();
  };
  const light = async () => {
    await stream?.getVideoTracks()[0].applyConstraints({advanced: [{torch: !state.lights}]}).catch(() => {});
    set({lights: !state.lights});
  };

  let was_on = false;
  addEventListener('pagehide', () => {
    was_on = state.on;
    stop();
  });
  addEventListener('pageshow', ({persisted}) => persisted && was_on && start());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && state.on) {
      stay_awake();
    }
  });
  return {state, start, stop, flip, light};
}
