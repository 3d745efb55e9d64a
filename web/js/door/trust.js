// The two scripts that are not modules of the page: the service worker and the decoder. The policy lets these
// two addresses pass and no other (Trusted Types).
import {to} from '../base.js';

const addresses = {service_worker: to('/door/sw.js'), decoder: to('/door/decoder.js')};

const policy = window.trustedTypes?.createPolicy('door', {
  createScriptURL: (address) => {
    if (!Object.values(addresses).includes(address)) {
      throw new TypeError('not a script of the door');
    }
    return address;
  },
});

// `name`: 'service_worker' or 'decoder'.
export function script(name) {
  return policy ? policy.createScriptURL(addresses[name]) : addresses[name];
}
