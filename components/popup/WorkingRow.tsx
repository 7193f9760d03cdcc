/** A site that is being logged out, or that waits for its turn. */

import type { WorkingLine } from '@/utils/view/lines';
import { stageText, stepIndex, stepText } from '@/utils/view/stage-text';
import { Segments } from '../Segments';
import { Row, SiteName } from './Row';

export function WorkingRow({ line }: { readonly line: WorkingLine }) {
  const marks = { 'data-testid': 'working', 'data-stage': line.stage };
  if (line.stage === 'waiting') {
    return (
      <Row line={line} marks={marks} look="waiting">
        <div class="row-top">
          <SiteName>{line.siteName}</SiteName>
        </div>
        <p class="meta">
          <span>{stageText(line)}</span>
        </p>
      </Row>
    );
  }
  return (
    <Row line={line} marks={marks}>
      <div class="row-top">
        <SiteName>{line.siteName}</SiteName>
      </div>
      <p class="step">
        <span>{stageText(line)}</span>
        <span class="step-count">{stepText(line.stage)}</span>
      </p>
      <Segments step={stepIndex(line.stage)} />
    </Row>
  );
}
