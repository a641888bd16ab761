package archive

import (
	"strings"
	"testing"
)

func TestASealIsReadAsItWasWritten(t *testing.T) {
	r := Revision{Number: 12, Content: []byte(`{"a":1}`), Verdict: []byte(`{}`)}
	for _, reference := range []string{"A-1", "", "整理 番号 1", "revision 1 content a verdict b"} {
		got, s, ok := ParseSeal(FormatSeal(reference, r.Seal()))
		if !ok || got != reference || s != r.Seal() {
			t.Errorf("%q: %q, %+v, %v", reference, got, s, ok)
		}
	}
}

func TestASealIsOfNumberContentAndVerdict(t *testing.T) {
	r := Revision{Number: 1, Content: []byte("a"), Verdict: []byte("b")}
	for name, other := range map[string]Revision{
		"number":  {Number: 2, Content: []byte("a"), Verdict: []byte("b")},
		"content": {Number: 1, Content: []byte("A"), Verdict: []byte("b")},
		"verdict": {Number: 1, Content: []byte("a"), Verdict: []byte("B")},
	} {
		if other.Seal() == r.Seal() {
			t.Errorf("another %s is not seen", name)
		}
	}
}

func TestWhatHasNoSealIsTheReferenceAlone(t *testing.T) {
	whole := FormatSeal("A-1", (&Revision{Number: 1}).Seal())
	for _, detail := range []string{
		"", "A-1", "revision 1 content a verdict b", "A-1\nrevision 0 content a verdict b", "A-1\nrevision x content a verdict b",
		"A-1\n", whole + " ", whole + "\n", strings.Replace(whole, "verdict", "Verdict", 1),
	} {
		if reference, _, ok := ParseSeal(detail); ok || reference != detail {
			t.Errorf("%q: %q, %v", detail, reference, ok)
		}
	}
}
