package ui

import (
	"strings"
	"testing"

	"github.com/a-h/templ"
)

func drawn(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOnlyWhatIsNotVerifiedBearsAMark(t *testing.T) {
	if got := drawn(t, Evidence(Mark{})); got != "" {
		t.Errorf("what is verified bears %s", got)
	}
	if got := drawn(t, Evidence(Mark{Text: "推定", Help: "why"})); !strings.Contains(got, "推定") || !strings.Contains(got, `title="why"`) {
		t.Errorf("what is inferred bears %s", got)
	}
}

func TestNothingWrongIsNoSummary(t *testing.T) {
	if got := drawn(t, ErrorSummary(Summary{Title: "x"})); got != "" {
		t.Errorf("the summary of nothing is %s", got)
	}
}

func TestAFieldIsDescribedByItsHelpItsErrorAndWhatWasRead(t *testing.T) {
	f := Field{ID: "a.b[0]", Name: "u", Label: "x", Help: "y"}
	if got, want := f.described(), "a.b[0]-help a.b[0]-error a.b[0]-read"; got != want {
		t.Errorf("it is described by %q, want %q", got, want)
	}
	f.Help = ""
	if got, want := f.described(), "a.b[0]-error a.b[0]-read"; got != want {
		t.Errorf("without help it is described by %q, want %q", got, want)
	}
	if got := drawn(t, TextField(f)); strings.Contains(got, "aria-invalid") || strings.Contains(got, `class="help"`) {
		t.Errorf("a field without error or help is %s", got)
	}
}

func TestATableSaysItsRolesWhereverItIsLaidOut(t *testing.T) {
	got := drawn(t, Grid(Table{Caption: "c", Columns: []string{"a", "b"}, Rows: []Row{{Current: true, Cells: []Cell{{Text: "x"}, {Text: "y", State: "yes"}}}}}))
	for _, want := range []string{`role="table"`, `role="columnheader"`, `role="rowheader"`, `role="cell"`, `data-label="b"`, `aria-current="true"`, `#i-yes`} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks %s: %s", want, got)
		}
	}
}

func TestAnAddressThatIsNoneLeadsNowhere(t *testing.T) {
	if got := drawn(t, Cite(Source{Text: "x", Href: "javascript:alert(1)"})); strings.Contains(got, "javascript:") {
		t.Errorf("the link is %s", got)
	}
}
