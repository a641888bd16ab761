package archive

import (
	"strings"
	"testing"
)

func TestASealIsReadAsItWasWritten(t *testing.T) {
	f, r := Filing{Carrier: "甲"}, Revision{Number: 12, Content: []byte(`{"a":1}`), Verdict: []byte(`{}`)}
	for _, reference := range []string{"A-1", "", "整理 番号 1", "revision 1 carrier a content b verdict c"} {
		got, s, ok := ParseSeal(FormatSeal(reference, f.Seal(&r)))
		if !ok || got != reference || s != f.Seal(&r) {
			t.Errorf("%q: %q, %+v, %v", reference, got, s, ok)
		}
	}
}

func TestASealIsOfCarrierNumberContentAndVerdict(t *testing.T) {
	f := Filing{Carrier: "甲"}
	r := Revision{Number: 1, Content: []byte("a"), Verdict: []byte("b")}
	for name, other := range map[string]Revision{
		"number":  {Number: 2, Content: []byte("a"), Verdict: []byte("b")},
		"content": {Number: 1, Content: []byte("A"), Verdict: []byte("b")},
		"verdict": {Number: 1, Content: []byte("a"), Verdict: []byte("B")},
	} {
		if f.Seal(&other) == f.Seal(&r) {
			t.Errorf("another %s is not seen", name)
		}
	}
	if other := (Filing{Carrier: "乙"}); other.Seal(&r) == f.Seal(&r) {
		t.Error("another carrier is not seen")
	}
}

func TestWhatHasNoSealIsTheReferenceAlone(t *testing.T) {
	whole := FormatSeal("A-1", new(Filing).Seal(&Revision{Number: 1}))
	for _, detail := range []string{
		"", "A-1", "revision 1 carrier a content b verdict c", "A-1\nrevision 1 carrier a content b verdict c",
		strings.Replace(whole, "revision 1", "revision 0", 1), strings.Replace(whole, "revision 1", "revision x", 1),
		"A-1\n", whole + " ", whole + "\n", strings.Replace(whole, "verdict", "Verdict", 1),
	} {
		if reference, _, ok := ParseSeal(detail); ok || reference != detail {
			t.Errorf("%q: %q, %v", detail, reference, ok)
		}
	}
}
