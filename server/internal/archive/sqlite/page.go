package sqlite

import (
	"database/sql"
	"strings"

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

// order is how this page is put into order: of lines that are read in it, or of others.
func (p *plan) order(readInIt bool) order {
	switch {
	case p.q.Sort == "":
		return orders[archive.ByReceipt]
	case p.q.Sort != archive.ByCarrier:
		return orders[p.q.Sort]
	case readInIt:
		return throughCarriers
	}
	return namedCarriers
}

// ids is the statement for the ids of the filings that match, in order: those after the cursor, limit of them, all when it is negative.
func (p *plan) ids(after *archive.Cursor, limit int) (*statement, error) {
	o := p.order(p.inOrder(limit))
	s := &statement{}
	s.WriteString("SELECT " + o.filing)
	if p.inOrder(limit) {
		o.start(s)
	} else {
		p.from(s, o.join)
	}
	p.restrict(s)
	if err := o.after(s, after); err != nil {
		return nil, err
	}
	o.end(s, p.q.Descending, limit)
	return s, nil
}

// near is ids for what is found among the next lines in the order, as most of what is not rare is.
func (p *plan) near(after *archive.Cursor, limit int) (*statement, error) {
	o := p.order(true)
	s := &statement{}
	s.WriteString("SELECT s.filing FROM (SELECT " + o.filing + ", s.occurred, s.users, s.minutes, s.codes")
	if o == throughCarriers {
		s.WriteString(", v.text")
	}
	o.start(s)
	if err := o.after(s, after); err != nil {
		return nil, err
	}
	o.end(s, p.q.Descending, nearby)
	s.WriteString(") s")
	s.where = false
	p.restrict(s)
	order{column: strings.Replace(o.column, "v.text", "s.text", 1), filing: "s.filing"}.end(s, p.q.Descending, limit)
	return s, nil
}

// nearby is how many lines are looked at in the order before all that match are gathered.
const nearby = 20_000

// start writes where lines come from in the order.
func (o order) start(s *statement) {
	s.WriteString(o.from)
	if o == throughCarriers {
		s.and("v.field = 'carrier'")
	}
}

// end writes the order and the limit.
func (o order) end(s *statement, descending bool, limit int) {
	direction := ""
	if descending {
		direction = " DESC"
	}
	s.WriteString(" ORDER BY ")
	if o.column != "" {
		s.WriteString(o.column + direction + ", ")
	}
	s.WriteString(o.filing + direction + " LIMIT ?")
	s.args = append(s.args, limit)
}

// after writes that a filing's place is after the cursor's, if there is one.
func (o order) after(s *statement, c *archive.Cursor) error {
	if c == nil {
		return nil
	}
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
func (r *reader) readIDs(s *statement) (ids []int64, err error) {
	err = r.eachID(s, func(id int64) error {
		ids = append(ids, id)
		return nil
	})
	return ids, err
}

func (r *reader) eachID(s *statement, yield func(id int64) error) error {
	return r.each(s.String(), s.args, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		return yield(id)
	})
}
