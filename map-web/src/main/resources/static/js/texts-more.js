/** The texts that the list can do without: who imports this has them all. */
import { delivery } from './texts-delivery.js';
import { documents } from './texts-documents.js';
import { drawings } from './texts-drawings.js';
import { evidence } from './texts-evidence.js';
import { files } from './texts-files.js';
import { job } from './texts-job.js';
import { measures } from './texts-measures.js';
import { order } from './texts-order.js';
import { pack } from './texts-pack.js';
import { person } from './texts-person.js';
import { replay } from './texts-replay.js';
import { reports } from './texts-reports.js';
import { resident } from './texts-resident.js';
import { review } from './texts-review.js';
import { section } from './texts-section.js';
import { served } from './texts-served.js';
import { terms } from './texts-terms.js';
import { tip } from './texts-tip.js';
import { visits } from './texts-visits.js';
import { texts } from './texts.js';

Object.assign(texts, delivery, documents, drawings, evidence, files, job, measures, order, pack, person, replay, reports, resident, review, section, served, terms, tip, visits);
