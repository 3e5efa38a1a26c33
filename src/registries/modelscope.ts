import type { ModelEvidence, ModelKey } from '../core/models/types.js';
import { objectOf } from '../core/objectOf.js';
import type { Platform } from '../platform/types.js';
import { emptyEvidence, failedEvidence } from './emptyEvidence.js';
import { pickCard } from './hub/answer.js';
import { HubFault, shapeFault } from './hub/faults.js';
import { isHubId } from './hub/ids.js';
import { requestJson } from './plainRequest.js';

const PUBLIC = 'https://modelscope.cn';

/** Asks ModelScope for a model's licence and base. `MODELSCOPE_ENDPOINT` names another address, as it does for ModelScope's own tools. */
export function createModelScope(platform: Platform): (key: ModelKey, signal: AbortSignal) => Promise<ModelEvidence> {
  const given = platform.env['MODELSCOPE_ENDPOINT'];
  const url = given && /^https?:\/\/[^\s@]{1,500}$/.test(given) ? given.replace(/\/{1,20}$/, '') : PUBLIC;
  return async (key, signal) => {
    const asOf = new Date(platform.now()).toISOString();
    try {
      if (!isHubId(key.model) || !key.model.includes('/')) throw new HubFault('invalid-id', 'its name is none that ModelScope can have, so nothing was asked');
      const answer = objectOf(await requestJson(platform, 'ModelScope', `${url}/api/v1/models/${key.model}${key.revision === null ? '' : `?Revision=${encodeURIComponent(key.revision)}`}`, { method: 'GET' }, signal));
      const data = objectOf(answer?.['Data']);
      if (!answer || !data) throw answer?.['Code'] === 404 ? new HubFault('private-or-missing', 'ModelScope has no such model, or it is private') : shapeFault('no model');
      const relation = data['BaseModelRelation'];
      return {
        ...emptyEvidence(key, 'hub', asOf), url: `${url}/models/${key.model}`, note: 'from ModelScope',
        card: pickCard({ license: data['License'], base_model: data['BaseModel'], base_model_relation: typeof relation === 'string' ? relation.toLowerCase().replace('lora', 'adapter') : undefined }),
      };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof HubFault)) throw error;
      return failedEvidence(key, asOf, { code: error.code, message: error.message.replace('the Hub', 'ModelScope') });
    }
  };
}
