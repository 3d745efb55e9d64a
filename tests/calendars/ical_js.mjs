// ical.js, the parser of Thunderbird and Nextcloud: node ical_js.mjs FILE prints what it makes of a calendar, as JSON.
import { readFileSync } from 'node:fs'
import ICAL from '../web/node_modules/ical.js/dist/ical.js'

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')))
for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone))

const moment = time => (time.isDate ? time.toString() : time.toUnixTime())
const text = (event, name) => event.getFirstPropertyValue(name) ?? ''
const events = calendar.getAllSubcomponents('vevent').map(event => ({
  uid: text(event, 'uid'),
  start: moment(event.getFirstPropertyValue('dtstart')),
  end: moment(event.getFirstPropertyValue('dtend')),
  changed: moment(event.getFirstPropertyValue('last-modified')),
  sequence: event.getFirstPropertyValue('sequence'),
  summary: text(event, 'summary'),
  description: text(event, 'description'),
  location: text(event, 'location'),
  status: text(event, 'status'),
  categories: event.getFirstProperty('categories')?.getValues() ?? []
}))
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue('name'), events }))
