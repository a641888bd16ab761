package sqlite

import (
	"database/sql"

	"jiko/server/internal/archive"
)

// order is how lines are put into an order: by a column, and then by the filing, whose id is in the order of receipts.
type order struct {
	column string // none for the order of receipts
	filing string
	from   string // where lines come from when they are read in the order, and which index gives it
	join   string // what has to be joined to lines that come in another order
}

var orders = map[archive.Sort]order{
	archive.ByReceipt:  {filing: "s.filing", from: " FROM search s"}, // the primary key
	archive.ByOccurred: {"s.occurred", "s.filing", " FROM search s INDEXED BY search_occurred", ""},
	archive.ByUsers:    {"s.users", "s.filing", " FROM search s INDEXED BY search_users", ""},
	archive.ByMinutes:  {"s.minutes", "s.filing", " FROM search s INDEXED BY search_minutes", ""},
}

// Carriers are ordered by name: read through the names, each with its postings, or with the name joined to the line.
var (
	throughCarriers = order{"v.text", "p.filing", " FROM value v CROSS JOIN posting p ON p.code = v.code CROSS JOIN search s ON s.filing = p.filing", ""}
	namedCarriers   = order{column: "v.text", filing: "s.filing", join: " CROSS JOIN value v ON v.code = s.carrier"}
)

// order is how this page is put into order.
func (p *plan) order(limit int) order {
	switch {
	case p.q.Sort == "":
		return orders[archive.ByReceipt]
	case p.q.Sort != archive.ByCarrier:
		return orders[p.q.Sort]
	case p.inOrder(limit):
		return throughCarriers
	}
	return namedCarriers
}

// ids is the statement for the ids of the filings that match, in order: those after the cursor, limit of them, all when it is negative.
func (p *plan) ids(after *archive.Cursor, limit int) (*statement, error) {
	o := p.order(limit)
	s := &statement{}
	s.WriteString("SELECT " + o.filing)
	if p.inOrder(limit) {
		s.WriteString(o.from)
		if o == throughCarriers {
			s.and("v.field = 'carrier'")
		}
	} else {
		p.from(s, o.join)
	}
	p.restrict(s)
	if after != nil {
		if err := o.after(s, after); err != nil {
			return nil, err
		}
	}
	direction := ""
	if p.q.Descending {
		direction = " DESC"
	}
	s.WriteString(" ORDER BY ")
	if o.column != "" {
		s.WriteString(o.column + direction + ", ")
	}
	s.WriteString(o.filing + direction + " LIMIT ?")
	s.args = append(s.args, limit)
	return s, nil
}

// after writes that a filing's place is after the cursor's.
func (o order) after(s *statement, c *archive.Cursor) error {
	id, ok := parseReceipt(c.Receipt)
	if !ok {
		return archive.ErrCursor
	}
	sign := ">"
	if c.Descending {
		sign = "<"
	}
	switch {
	case o.column == "":
		s.and(o.filing+" "+sign+" ?", id)
	case c.Sort == archive.ByCarrier:
		s.and("("+o.column+", "+o.filing+") "+sign+" (?, ?)", c.Carrier, id)
	default:
		s.and("("+o.column+", "+o.filing+") "+sign+" (?, ?)", c.Number, id)
	}
	return nil
}

// readIDs runs the statement.
func (r *reader) readIDs(s *statement, yield func(id int64) error) error {
	return r.each(s.String(), s.args, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		return yield(id)
	})
}
