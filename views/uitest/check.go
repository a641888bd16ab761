package uitest

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Check holds a page to what holds for every page: what is named is there, every control says what it is for, nothing is inline that the
// Content-Security-Policy forbids, and there is one heading.
func Check(t testing.TB, root *html.Node) {
	t.Helper()
	checkNames(t, root)
	checkPictures(t, root)
	checkInline(t, root)
	checkControls(t, root)
	if n := len(All(root, "h1")); n != 1 {
		t.Errorf("there are %d headings of the page", n)
	}
	for _, title := range All(root, "title")[:1] {
		if Text(title) == "" {
			t.Error("the page has no title")
		}
	}
}

// checkNames: an id stands once, and every name of a place leads to it.
func checkNames(t testing.TB, root *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for _, n := range All(root, "*") {
		if id, ok := Lookup(n, "id"); ok && ids[id] {
			t.Errorf("the id %s stands twice", id)
		} else if ok {
			ids[id] = true
		}
	}
	for _, n := range All(root, "*") {
		for _, name := range []string{"for", "aria-describedby", "aria-labelledby"} {
			for id := range strings.FieldsSeq(Attribute(n, name)) {
				if !ids[id] && !inside(n, "template") {
					t.Errorf("%s=%s leads nowhere", name, id)
				}
			}
		}
		if id, ok := strings.CutPrefix(Attribute(n, "href"), "#"); ok && !ids[id] {
			t.Errorf("the link #%s leads nowhere", id)
		}
	}
}

func checkPictures(t testing.TB, root *html.Node) {
	t.Helper()
	for _, n := range All(root, "use") {
		if id := strings.TrimPrefix(Attribute(n, "href"), "#"); ByID(root, id) == nil {
			t.Errorf("there is no picture %s", id)
		}
	}
}

// checkInline: the Content-Security-Policy forbids what stands in the page itself.
func checkInline(t testing.TB, root *html.Node) {
	t.Helper()
	for _, n := range All(root, "*") {
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s has %s", n.Data, a.Key)
			}
		}
		if n.Data == "style" || n.Data == "script" && Attribute(n, "src") == "" && Attribute(n, "type") != "application/json" {
			t.Errorf("there is an inline %s", n.Data)
		}
	}
}

func checkControls(t testing.TB, root *html.Node) {
	t.Helper()
	labelled := map[string]bool{}
	for _, n := range All(root, "label") {
		labelled[Attribute(n, "for")] = Text(n) != ""
	}
	for _, name := range []string{"input", "select", "textarea"} {
		for _, n := range All(root, name) {
			if Attribute(n, "type") != "hidden" && !labelled[Attribute(n, "id")] && !inside(n, "label") {
				t.Errorf("%s %s has no label", n.Data, Attribute(n, "name"))
			}
		}
	}
	for _, n := range All(root, "fieldset") {
		if legends := All(n, "legend"); len(legends) == 0 || Text(legends[0]) == "" {
			t.Errorf("the question %s has no words", Attribute(n, "id"))
		}
	}
	for _, name := range []string{"button", "a"} {
		for _, n := range All(root, name) {
			if Text(n) == "" {
				t.Errorf("a %s of %s has no words", n.Data, Attribute(n.Parent, "class"))
			}
		}
	}
}
