"""The stage for each kind of work item; for callers that run a pipeline without a broker (samples, tests)."""

from collections.abc import Mapping

from tms.domain.work_kinds import WorkKind
from tms.services.pipeline import check, derive, draft, open_version, rederive, segment_source
from tms.services.pipeline.stage import Run

STAGES: Mapping[WorkKind, Run] = {
    WorkKind.SEGMENT: segment_source.run,
    WorkKind.DRAFT: draft.run,
    WorkKind.DERIVE: derive.run,
    WorkKind.REDERIVE: rederive.run,
    WorkKind.CHECK: check.run,
    WorkKind.OPEN: open_version.run,
}
