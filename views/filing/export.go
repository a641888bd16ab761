package filing

import (
	"jiko/views/ui"
	"jiko/views/words"
)

// The files of the filings that the list finds stand behind the address of the calculator, and that of one filing behind its own.
const (
	CSV    = "filings.csv"
	NDJSON = "filings.ndjson"
	JSON   = "filing.json"
)

// files lead to all filings that the list finds.
func (in *ListInput) files() []ui.Link {
	w := &in.Words().Export
	n := words.Number(in.Total)
	return []ui.Link{
		{Text: words.Fill(w.CSV, "n", n), Href: in.found(CSV)}, {Text: words.Fill(w.JSON, "n", n), Href: in.found(NDJSON)},
	}
}

// found is an address that finds what the list finds.
func (in *ListInput) found(name string) string {
	asked := in.without("after")
	if len(asked) == 0 {
		return in.At(name)
	}
	return in.At(name) + "?" + asked.Encode()
}
