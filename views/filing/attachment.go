package filing

import (
	"slices"
	"strconv"
	"strings"

	"jiko/views/ui"
	"jiko/views/words"
)

// Attachments is the list of the files that go with a filing (添付).
const Attachments = "attachments"

// MaxAttachments is how many files may go with a filing.
const MaxAttachments = maxRows

// FileControl is the control by which files are chosen, and Attach what its button asks for.
const (
	FileControl = "file"
	Attach      = "attach"
)

// Uploads stand behind Home: where a carrier sees what it sent, before a filing names it.
const Uploads = "uploads"

// Attachment is a row of the list.
type Attachment struct{ SHA256, Name, Purpose string }

// Kept is what is known of a file that a carrier sent.
type Kept struct {
	Type string // media type
	Size int64
}

// Attachments are those of the draft.
func (d Draft) Attachments() []Attachment {
	var all []Attachment
	for i := range d.Rows(Attachments) {
		at := row(Attachments, i)
		all = append(all, Attachment{d.Get(at + "sha256"), d.Get(at + "name"), d.Get(at + "purpose")})
	}
	return all
}

// Attach puts a file behind the others; false where there are as many as there may be.
func (d Draft) Attach(sha256, name string) bool {
	n := d.Rows(Attachments)
	if n == maxRows {
		return false
	}
	at := row(Attachments, n)
	d[at+"sha256"], d[at+"name"], d[at+"purpose"] = []string{sha256}, []string{name}, []string{""}
	return true
}

// files are what is known of the files of a filing, and where they are.
type files struct {
	words    *words.Catalog
	kept     map[string]Kept
	at       string // address behind which the digests stand
	download bool
}

// file is an attachment as it is shown.
func (f *files) file(a Attachment) *ui.File {
	w := &f.words.Attachment
	shown := &ui.File{}
	if kept, ok := f.kept[a.SHA256]; ok {
		shown.Facts = words.Fill(w.Facts, "type", w.Types[kept.Type], "size", words.Size(kept.Size))
		if strings.HasPrefix(kept.Type, "image/") {
			shown.Image, shown.Alt = f.at+a.SHA256, words.Fill(w.Preview, "name", a.Name)
		}
	}
	if f.download {
		shown.Download = ui.Link{Text: words.Fill(w.Download, "name", a.Name), Href: f.at + a.SHA256}
	}
	return shown
}

// files are those of the form, which shows them and leaves downloading to the page of the filing.
func (in *FormInput) files() *files {
	return &files{words: in.Words(), kept: in.Kept, at: in.At(Home) + "/" + Uploads + "/"}
}

// files are those of the filing.
func (in *ShowInput) files() *files {
	return &files{words: in.Words(), kept: in.Kept, at: in.address(in.Receipt) + "/" + Attachments + "/", download: true}
}

// attached is the file of a row of the form.
func (in *FormInput) attached(i int) *ui.File {
	shown := in.files().file(in.Draft.Attachments()[i])
	name := row(Attachments, i) + "sha256"
	shown.ID, shown.Error = ID(name), in.wrong(name)
	return shown
}

// uploading is what the script that sends files must know (web/static/attach.js).
type uploading struct {
	Words words.Upload `json:"words"`
	Row   string       `json:"row"`   // {n}
	Limit int64        `json:"limit"` // size of the largest file, in bytes
}

func (in *FormInput) uploading() uploading {
	w := in.Words()
	return uploading{w.Attachment.Upload, w.Filing.Rows[Attachments], in.MaxFile}
}

// choose is the question for further files.
func (in *FormInput) choose() *ui.Upload {
	w := &in.Words().Attachment
	return &ui.Upload{
		ID: FileControl, Name: FileControl, Label: w.Choose.Label, Error: in.wrong(FileControl),
		Help:   words.Fill(w.Choose.Help, "size", words.Size(in.MaxFile), "n", strconv.Itoa(maxRows)),
		Accept: "image/png,image/jpeg,application/pdf",
	}
}

// attachmentChanges are the files that are taken away, called otherwise, or added from one version of a filing to another.
func attachmentChanges(w *words.Catalog, then, next Draft) []ui.Row {
	title := w.Filing.Sections[Attachments].Label
	after := next.Attachments()
	var rows []ui.Row
	for _, a := range then.Attachments() {
		now := ""
		if i := slices.IndexFunc(after, func(b Attachment) bool { return b.SHA256 == a.SHA256 }); i >= 0 {
			now = of(w, after[i])
			after = slices.Delete(after, i, i+1)
		}
		if then := of(w, a); then != now {
			rows = append(rows, difference(w, title, a.Name, then, now))
		}
	}
	for _, a := range after {
		rows = append(rows, difference(w, title, a.Name, "", of(w, a)))
	}
	return rows
}

// of is an attachment in one line.
func of(w *words.Catalog, a Attachment) string {
	if a.Purpose == "" {
		return a.Name
	}
	return words.Fill(w.Attachment.Of, "name", a.Name, "purpose", w.Attachment.Purposes[a.Purpose])
}
