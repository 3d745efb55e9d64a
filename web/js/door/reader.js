// Reads codes from pictures: by the browser's own detector where there is one, else by the decoder in a worker.
import {script} from './trust.js';

const widest = 960; // pixels of a whole picture, for the decoder
const centre = {width: 640, height: 480}; // of the cut at full size, for small codes

async function own_detector() {
  const formats = await window.BarcodeDetector?.getSupportedFormats().catch(() => []);
  return formats?.includes('qr_code') ? new window.BarcodeDetector({formats: ['qr_code']}) : null;
}

// Which part of the picture, and how large it is drawn: the whole made smaller and the middle as it is, in turn.
function view_of(video, whole) {
  const {videoWidth, videoHeight} = video;
  if (whole) {
    const scale = Math.min(1, widest / Math.max(videoWidth, videoHeight));
    return {x: 0, y: 0, width: videoWidth, height: videoHeight, scale};
  }
  const width = Math.min(videoWidth, centre.width);
  const height = Math.min(videoHeight, centre.height);
  return {x: (videoWidth - width) / 2, y: (videoHeight - height) / 2, width, height, scale: 1};
}

function decoder() {
  const worker = new Worker(script('decoder'), {type: 'module'});
  const canvas = document.createElement('canvas');
  const drawing = canvas.getContext('2d', {willReadFrequently: true});
  let whole = false;
  const read = (video) =>
    new Promise((resolve, reject) => {
      whole = !whole;
      const {x, y, width, height, scale} = view_of(video, whole);
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      drawing.drawImage(video, x, y, width, height, 0, 0, canvas.width, canvas.height);
      const picture = drawing.getImageData(0, 0, canvas.width, canvas.height);
      worker.onmessage = ({data}) => resolve(data);
      worker.onerror = () => reject(new Error('the decoder does not run'));
      worker.postMessage(picture, [picture.data.buffer]);
    });
  return {read, close: () => worker.terminate()};
}

// {read(video) -> the code's text or null, close()}. A detector that fails once is not asked again.
export async function open_reader() {
  let detector = await own_detector();
  let fallback = detector ? null : decoder();
  const read = async (video) => {
    if (detector) {
      try {
        return (await detector.detect(video))[0]?.rawValue ?? null;
      } catch {
        detector = null;
      }
    }
    fallback ??= decoder();
    return fallback.read(video);
  };
  return {read, close: () => fallback?.close()};
}
