package site

import (
	"encoding/json"
	"fmt"
	"reflect"

	"jiko/server/internal/archive"
	"jiko/shared/civil"
	"jiko/shared/jsonout"
	"jiko/shared/severity"
	"jiko/views/filing"
)

// judged is the verdict that was kept with a revision, compared with what the program answers today for the same moment. What only says
// it in other words is no difference.
func (s *Site) judged(f *archive.Filing, r *archive.Revision, today *severity.Verdict) (filing.Judged, error) {
	kept, err := readVerdict(r.Verdict)
	if err != nil {
		return filing.Judged{}, fmt.Errorf("%w: verdict of %s, revision %d: %w", archive.ErrCorrupt, f.Receipt, r.Number, err)
	}
	var w jsonout.Writer
	today.WriteJSON(&w)
	now, err := readVerdict(w.Buf)
	if err != nil {
		return filing.Judged{}, err
	}
	return filing.Judged{Kept: *kept, Program: r.Program, Differs: !reflect.DeepEqual(kept, now), Nowadays: s.config.Version}, nil
}

// readVerdict reads what a verdict says.
func readVerdict(body []byte) (*filing.Verdict, error) {
	var written struct {
		Edition, Severe, Periodic string
		Forms                     []string
		Duties, ConditionalDuties []duty
	}
	if err := json.Unmarshal(body, &written); err != nil {
		return nil, err
	}
	return &filing.Verdict{
		Edition: written.Edition, Severe: written.Severe, Periodic: written.Periodic, Forms: written.Forms,
		Duties: dutiesOf(written.Duties), Conditional: dutiesOf(written.ConditionalDuties),
	}, nil
}

// duty is a duty as a verdict is written.
type duty struct{ Report, Due string }

func dutiesOf(written []duty) []filing.Duty {
	var list []filing.Duty
	for _, d := range written {
		day, _ := civil.ParseDate(d.Due) // none means promptly
		list = append(list, filing.Duty{Report: d.Report, Due: day})
	}
	return list
}
