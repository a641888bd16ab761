package filing

import (
	"testing"

	"jiko/views/frame"
	"jiko/views/words"
)

func TestTheBoxOfTheEquipmentHasWhatIsAttached(t *testing.T) {
	kept := map[string]Kept{"a": {Type: "image/png", Size: 1}, "b": {Type: "application/pdf", Size: 1}}
	png, pdf, notice := Attachment{"a", "構成図.png", "diagram"}, Attachment{"b", "構成図.pdf", "diagram"}, Attachment{"b", "周知.pdf", "notice"}
	for _, w := range []*words.Catalog{&words.Japanese, &words.English} {
		named := words.Fill(w.Sheet.Attached, "name", "構成図.pdf")
		for _, test := range []struct {
			name     string
			said     string
			attached []Attachment
			text     string
			files    int
		}{
			{name: "nothing", text: w.Filing.Nothing},
			{name: "something else that is attached", attached: []Attachment{notice}, text: w.Filing.Nothing},
			{name: "words", said: "図のとおり", text: "図のとおり"},
			{name: "a picture", attached: []Attachment{png}, files: 1},
			{name: "a picture and words", said: "図のとおり", attached: []Attachment{notice, png}, text: "図のとおり", files: 1},
			{name: "what is no picture", attached: []Attachment{pdf}, text: named, files: 1},
			{name: "all of it", said: "図のとおり", attached: []Attachment{png, pdf}, text: "図のとおり\n" + named, files: 2},
		} {
			d := with(test.attached...)
			d["annex.equipmentDiagram"] = []string{test.said}
			in := ShowInput{Visit: frame.Visit{Lang: w.Lang}, Draft: d, Kept: kept}
			if box := in.diagram(); box.Text != test.text || len(box.Files) != test.files {
				t.Errorf("%s: %s: %q and %d files, want %q and %d", w.Lang, test.name, box.Text, len(box.Files), test.text, test.files)
			}
		}
	}
}
