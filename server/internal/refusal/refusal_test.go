package refusal

import (
	"errors"
	"io"
	"testing"

	"jiko/shared/incident"
)

func TestEveryReasonHasACodeOfItsOwn(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Reasons() {
		if r.String() == "" || seen[r.String()] {
			t.Errorf("reason %d has the code %q", r, r)
		}
		seen[r.String()] = true
	}
}

func TestFieldCodesDoNotRepeatTheProblemsOfAnIncident(t *testing.T) {
	for _, code := range FieldCodes() {
		for p := range incident.Problem(incident.ProblemCount) {
			if code == p.String() {
				t.Errorf("%q is a problem of an incident", code)
			}
		}
	}
}

func TestErrorTellsTheLogEverything(t *testing.T) {
	r := &Refusal{Reason: Invalid, Fields: []Field{{"occurred", "required"}}, Cause: io.EOF}
	if got, want := r.Error(), "refused: invalid; occurred required: EOF"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if !errors.Is(r, io.EOF) {
		t.Error("the cause cannot be found")
	}
	if got := Because(NotFound).Error(); got != "refused: not-found" {
		t.Errorf("Error() = %q", got)
	}
}
