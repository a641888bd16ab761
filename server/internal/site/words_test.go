package site

import (
	"testing"

	"jiko/server/internal/refusal"
	"jiko/shared/incident"
)

func TestEveryCodeHasWordsInBothLanguages(t *testing.T) {
	check := func(code, japanese, english string) {
		if japanese == "" || english == "" || japanese == english {
			t.Errorf("%s: %q, %q", code, japanese, english)
		}
	}
	for _, reason := range refusal.Reasons() {
		check(reason.String(), message(reason, "ja"), message(reason, "en"))
	}
	codes := refusal.FieldCodes()
	for p := incident.NoProblem + 1; p < incident.ProblemCount; p++ {
		codes = append(codes, p.String())
	}
	for _, code := range codes {
		check(code, fieldMessage(code, "ja"), fieldMessage(code, "en"))
	}
}
