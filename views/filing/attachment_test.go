package filing

import (
	"slices"
	"strings"
	"testing"

	"jiko/views/frame"
	"jiko/views/ui"
)

// with is a draft with those attachments.
func with(all ...Attachment) Draft {
	d := Draft{}
	for i, a := range all {
		d.Attach(a.SHA256, a.Name)
		d[row(Attachments, i)+"purpose"] = []string{a.Purpose}
	}
	return d
}

func TestADraftHasRoomForOneHundredFiles(t *testing.T) {
	d := Draft{}
	for i := range 100 {
		if !d.Attach("x", "x.png") {
			t.Fatalf("no room for file %d", i+1)
		}
	}
	if d.Attach("x", "x.png") || len(d.Attachments()) != 100 {
		t.Errorf("%d files", len(d.Attachments()))
	}
}

func TestAnAmendmentTellsWhichFilesChange(t *testing.T) {
	one, two := Attachment{"1", "一.png", "diagram"}, Attachment{"2", "二.pdf", ""}
	renamed, other := Attachment{"1", "新.png", "diagram"}, Attachment{"3", "一.png", "other"}
	for name, c := range map[string]struct {
		before, after []Attachment
		want          []string
	}{
		"nothing changes":             {[]Attachment{one, two}, []Attachment{one, two}, nil},
		"their order does not matter": {[]Attachment{one, two}, []Attachment{two, one}, nil},
		"one is added":                {nil, []Attachment{one}, []string{"一.png|（記入なし）|一.png（機器構成図）"}},
		"one is removed":              {[]Attachment{one, two}, []Attachment{two}, []string{"一.png|一.png（機器構成図）|（記入なし）"}},
		"one gets another name":       {[]Attachment{one}, []Attachment{renamed}, []string{"一.png|一.png（機器構成図）|新.png（機器構成図）"}},
		"another file of the name":    {[]Attachment{one}, []Attachment{one, other}, []string{"一.png|（記入なし）|一.png（その他）"}},
		"one in the place of another": {[]Attachment{one}, []Attachment{other}, []string{"一.png|一.png（機器構成図）|（記入なし）", "一.png|（記入なし）|一.png（その他）"}},
		"the same one, a second time": {[]Attachment{one}, []Attachment{one, one}, []string{"一.png|（記入なし）|一.png（機器構成図）"}},
		"one of two of the same file": {[]Attachment{one, one}, []Attachment{one}, []string{"一.png|一.png（機器構成図）|（記入なし）"}},
		"all of them, one by one":     {[]Attachment{one, two}, nil, []string{"一.png|一.png（機器構成図）|（記入なし）", "二.pdf|二.pdf|（記入なし）"}},
	} {
		in := &FormInput{Visit: frame.Visit{Lang: "ja"}, Draft: with(c.after...), Amends: &Amendment{Version: Version{Draft: with(c.before...)}}}
		if got := lines(attachmentChanges(in.Words(), in.Amends.Draft, in.Draft)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func lines(rows []ui.Row) []string {
	var all []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
		all = append(all, strings.Join(cells, "|"))
	}
	return all
}

func TestOnlyPicturesAreShownAsPictures(t *testing.T) {
	in := &ShowInput{Visit: frame.Visit{Lang: "en"}, Receipt: "2020-000001-4", Kept: map[string]Kept{
		"1": {"image/png", 1 << 20}, "2": {"application/pdf", 20},
	}}
	for sha256, want := range map[string]ui.File{
		"1": {Facts: "PNG, 1 MB", Image: "/en/filings/2020-000001-4/attachments/1", Alt: "The picture a"},
		"2": {Facts: "PDF, 20 B"},
		"3": {},
	} {
		want.Download = ui.Link{Text: "Download a", Href: "/en/filings/2020-000001-4/attachments/" + sha256}
		if got := in.files().file(Attachment{sha256, "a", ""}); *got != want {
			t.Errorf("%s: %+v, want %+v", sha256, *got, want)
		}
	}
}
