// Reads one code from one picture at a time, away from the page.
import {decodeQR} from '../vendor/qr-decode.js';

self.onmessage = ({data}) => {
  let text = null;
  try {
    text = decodeQR(data);
  } catch {
    // No code in it: the usual case.
  }
  self.postMessage(text);
};
