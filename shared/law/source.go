// Package law holds the rules as data: the six editions of the severity criteria, the rules of the periodic report,
// and for each value the day from which it holds, where it stands and how well that is known.
package law

import "jiko/shared/jsonout"

// Evidence tells how well a value of the law is known to us.
type Evidence uint8

const (
	Verified   Evidence = iota // read in the text of the law or in the ministry's own publication
	Inferred                   // follows from verified facts, but no source says it
	Unverified                 // general knowledge only
)

var evidenceCodes = [...]string{Verified: "verified", Inferred: "inferred", Unverified: "unverified"}

// String is the code of the evidence in an answer.
func (e Evidence) String() string { return evidenceCodes[e] }

// Statute is a law or ordinance that the rules stand in.
type Statute uint8

const (
	Enforcement  Statute = iota // 電気通信事業法施行規則（昭和60年郵政省令第25号）
	Reporting                   // 電気通信事業報告規則（昭和63年郵政省令第46号）
	ClosedDays                  // 行政機関の休日に関する法律（昭和63年法律第91号）
	statuteCount = iota
)

var statutes = [statuteCount]struct{ title, id string }{
	Enforcement: {"電気通信事業法施行規則", "360M50001000025"},
	Reporting:   {"電気通信事業報告規則", "363M50001000046"},
	ClosedDays:  {"行政機関の休日に関する法律", "363AC0000000091"},
}

// Source is the place of a rule in the law.
type Source struct {
	Statute  Statute
	Place    string // in it, as printed: 第58条第2項第1号
	Row      uint8  // 項 of the table that stands there; 0 for none
	Evidence Evidence
}

// kanjiDigits are the numbers of a table's rows.
var kanjiDigits = [...]string{"", "一", "二", "三", "四", "五", "六", "七"}

// RowName is the number of a table's row as the law prints it: 一 to 七.
func RowName(row uint8) string { return kanjiDigits[row] }

// Print writes the citation as Japanese lawyers do: 電気通信事業法施行規則第58条第2項第1号の表一の項.
func (s *Source) Print(w *jsonout.Writer) {
	w.Text(statutes[s.Statute].title)
	w.Text(s.Place)
	if s.Row > 0 {
		w.Text("の表")
		w.Text(RowName(s.Row))
		w.Text("の項")
	}
}

// PrintURL writes the address of the statute's text on e-Gov.
func (s *Source) PrintURL(w *jsonout.Writer) {
	w.Text("https://laws.e-gov.go.jp/law/")
	w.Text(statutes[s.Statute].id)
}

// Append adds the citation to dst.
func (s *Source) Append(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	s.Print(&w)
	return w.Buf
}

// AppendURL adds the address to dst.
func (s *Source) AppendURL(dst []byte) []byte {
	w := jsonout.Writer{Buf: dst}
	s.PrintURL(&w)
	return w.Buf
}
