// Package law holds the rules as data: the six editions of the severity criteria, the rules of the periodic report,
// and for each value the day from which it holds, where it stands and how well that is known.
package law

import (
	"jiko/shared/codes"
	"jiko/shared/jsonout"
)

// Evidence tells how well a value of the law is known to us.
type Evidence uint8

const (
	Verified   Evidence = iota // read in the text of the law or in the ministry's own publication
	Inferred                   // follows from verified facts, but no source says it
	Unverified                 // general knowledge only
)

// Evidences are the codes of the evidence.
const Evidences codes.List = "verified|inferred|unverified"

// String is the code of the evidence in an answer.
func (e Evidence) String() string { return Evidences.At(int(e)) }

// Statute is a law or ordinance that the rules stand in.
type Statute uint8

const (
	Enforcement Statute = iota // 電気通信事業法施行規則（昭和60年郵政省令第25号）
	Reporting                  // 電気通信事業報告規則（昭和63年郵政省令第46号）
	ClosedDays                 // 行政機関の休日に関する法律（昭和63年法律第91号）
)

// The titles of the statutes, and their numbers on e-Gov.
const (
	titles  codes.List = "電気通信事業法施行規則|電気通信事業報告規則|行政機関の休日に関する法律"
	numbers codes.List = "360M50001000025|363M50001000046|363AC0000000091"
)

// Place is the article, paragraph and item of a statute in which a rule stands.
type Place uint8

const (
	NoPlace             Place = iota
	PlaceClosedDays           // 第2条
	PlaceSevereReport         // 第57条
	PlaceSevere               // 第58条
	PlaceSevereTable          // 第58条第2項第1号
	PlaceSevereFacility       // 第58条第2項第2号
	PlacePeriodic             // 第7条の3第1項
	PlaceTelecom              // 第7条の3第1項第1号
	PlaceTelecomUsers         // 第7条の3第1項第1号イ
	PlaceTelecomMinutes       // 第7条の3第1項第1号ロ
	PlaceOtherUsers           // 第7条の3第1項第2号イ
	PlaceOtherMinutes         // 第7条の3第1項第2号ロ
	PlaceLeak                 // 第7条の3第1項第3号
	PlaceMinor                // 第7条の3第2項
)

// places are the places as the law prints them.
const places codes.List = "|第2条|第57条|第58条|第58条第2項第1号|第58条第2項第2号|" +
	"第7条の3第1項|第7条の3第1項第1号|第7条の3第1項第1号イ|第7条の3第1項第1号ロ|第7条の3第1項第2号イ|第7条の3第1項第2号ロ|" +
	"第7条の3第1項第3号|第7条の3第2項"

// Source is the place of a rule in the law.
type Source struct {
	Statute  Statute
	Place    Place // in it
	Row      uint8 // 項 of the table that stands there; 0 for none
	Evidence Evidence
}

// rows are the numbers of a table's rows, from 1 on.
const rows codes.List = "|一|二|三|四|五|六|七"

// RowName is the number of a table's row as the law prints it: 一 to 七.
func RowName(row uint8) string { return rows.At(int(row)) }

// Print writes the citation as Japanese lawyers do: 電気通信事業法施行規則第58条第2項第1号の表一の項.
func (s *Source) Print(w *jsonout.Writer) {
	w.Text(titles.At(int(s.Statute)))
	w.Text(places.At(int(s.Place)))
	if s.Row > 0 {
		w.Text("の表")
		w.Text(RowName(s.Row))
		w.Text("の項")
	}
}

// PrintURL writes the address of the statute's text on e-Gov.
func (s *Source) PrintURL(w *jsonout.Writer) {
	w.Text("https://laws.e-gov.go.jp/law/")
	w.Text(numbers.At(int(s.Statute)))
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
