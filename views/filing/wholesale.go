package filing

import (
	"jiko/views/ui"
	"jiko/views/words"
)

// wholesale is the other ends of a filing in wholesale (卸電気通信役務), where there are any: both ends name each other, and what stands
// in the filing of another carrier is for that carrier and for the ministry.
type wholesale struct {
	Above     []ui.Link // the wholesaler's filing
	Awaits    string    // says whose filing it waits for, where that has no receipt yet
	Below     []ui.Link // filings that name this one as the wholesaler's
	NotToRead bool      // they are named only
}

func newWholesale(in *ShowInput) *wholesale {
	m := wholesale{Below: in.ends(in.Belonging), NotToRead: !in.Staff}
	if in.BelongsTo != "" {
		m.Above = in.ends([]string{in.BelongsTo})
	} else if awaited := in.Draft.Get("wholesale.awaits"); awaited != "" {
		m.Awaits = words.Fill(in.Words().Standing.Awaits, "carrier", awaited)
	}
	if len(m.Above)+len(m.Below) == 0 && m.Awaits == "" {
		return nil
	}
	return &m
}

// ends are filings at the other end. They lead staff there; a carrier reads their receipts.
func (in *ShowInput) ends(receipts []string) []ui.Link {
	all := make([]ui.Link, len(receipts))
	for i, receipt := range receipts {
		all[i].Text = receipt
		if in.Staff {
			all[i].Href = in.address(receipt)
		}
	}
	return all
}
