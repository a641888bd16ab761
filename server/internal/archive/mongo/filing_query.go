package mongo

import (
	"strconv"
	"unicode/utf8"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
)

// The fields that filings are found by. A query with several conditions is answered from the index of the rarest, or from that of the
// order; the others are then seen in the filings.
var (
	_ = index("filings", ordinary, "fiscalYear", "occurred", "_id")
	_ = index("filings", ordinary, "severe")
	_ = index("filings", ordinary, "forms")
	_ = index("filings", ordinary, "kinds")
	_ = index("filings", ordinary, "cause")
	_ = index("filings", ordinary, "failedEquipment")
	_ = index("filings", ordinary, "regions")
	_ = index("filings", ordinary, "stage")
	_ = index("filings", ordinary, "nature")
	_ = index("filings", ordinary, "grams")
)

// The orders of a list. That of receipts is the order of keys.
var (
	_ = index("filings", ordinary, "occurred", "_id")
	_ = index("filings", ordinary, "users", "_id")
	_ = index("filings", ordinary, "minutes", "_id")
	_ = index("filings", ordinary, "carrier", "_id")
)

// path is where the values of a field stand.
var path = map[archive.Field]string{
	archive.FiscalYear:      "fiscalYear",
	archive.Carrier:         "carrier",
	archive.Severe:          "severe",
	archive.Form:            "forms",
	archive.Kind:            "kinds",
	archive.Cause:           "cause",
	archive.FailedEquipment: "failedEquipment",
	archive.Region:          "regions",
	archive.Stage:           "stage",
	archive.Nature:          "nature",
}

// matching are the filings that a query asks for, on whatever page. What users type stands in values only, never in keys, operators or
// patterns.
func matching(q *archive.Query) []bson.D {
	var all []bson.D
	if q.Carrier != "" {
		all = append(all, bson.D{{Key: "carrier", Value: q.Carrier}})
	}
	for _, field := range archive.Fields {
		if wanted := q.Match[field]; len(wanted) > 0 {
			all = append(all, bson.D{{Key: path[field], Value: bson.D{{Key: "$in", Value: kept(field, wanted)}}}})
		}
		if unwanted := q.Exclude[field]; len(unwanted) > 0 {
			all = append(all, bson.D{{Key: path[field], Value: bson.D{{Key: "$nin", Value: kept(field, unwanted)}}}})
		}
	}
	if q.From != 0 {
		all = append(all, bson.D{{Key: "occurred", Value: bson.D{{Key: "$gte", Value: q.From}}}})
	}
	if q.To != 0 {
		all = append(all, bson.D{{Key: "occurred", Value: bson.D{{Key: "$lt", Value: q.To}}}})
	}
	all = append(all, between("users", q.UsersMin, q.UsersMax)...)
	all = append(all, between("minutes", q.MinutesMin, q.MinutesMax)...)
	for _, word := range q.Words {
		all = append(all, holding(archive.Normalize(word))...)
	}
	return all
}

// kept are the values as they are kept: fiscal years are numbers.
func kept(field archive.Field, values []string) bson.A {
	list := bson.A{}
	for _, v := range values {
		if field != archive.FiscalYear {
			list = append(list, v)
		} else if year, err := strconv.Atoi(v); err == nil && len(v) == 4 && year >= 0 {
			list = append(list, year)
		}
	}
	return list
}

// between are the filings whose number is known and within the range.
func between(field string, low, high *int64) []bson.D {
	if low == nil && high == nil {
		return nil
	}
	within := bson.D{{Key: "$gte", Value: int64(0)}}
	if low != nil {
		within[0].Value = max(*low, 0)
	}
	if high != nil {
		within = append(within, bson.E{Key: "$lte", Value: *high})
	}
	return []bson.D{{{Key: field, Value: within}}}
}

// holding are the filings whose text holds a normalised word: those that have its grams, and of them those where it stands.
func holding(word string) []bson.D {
	var pairs []string
	var all []bson.D
	for _, gram := range archive.WordGrams(word) {
		if firstCharacter(gram) == gram {
			all = append(all, bson.D{{Key: "grams", Value: bson.D{{Key: "$elemMatch", Value: beginningWith(gram)}}}})
		} else {
			pairs = append(pairs, gram)
		}
	}
	if len(pairs) > 0 {
		all = append(all, bson.D{{Key: "grams", Value: bson.D{{Key: "$all", Value: pairs[:min(len(pairs), mostPairs)]}}}})
	}
	if utf8.RuneCountInString(word) > 2 {
		at := bson.D{{Key: "$indexOfBytes", Value: bson.A{"$text", bson.D{{Key: "$literal", Value: word}}}}}
		all = append(all, bson.D{{Key: "$expr", Value: bson.D{{Key: "$gte", Value: bson.A{at, 0}}}}})
	}
	return all
}

// mostPairs is how many pairs of a word are looked up: with so many, hardly a filing is left in which the word does not stand.
const mostPairs = 50

// beginningWith is the range of all texts that begin with a character.
func beginningWith(character string) bson.D {
	within := bson.D{{Key: "$gte", Value: character}}
	r, _ := utf8.DecodeRuneInString(character)
	const beforeSurrogates, afterSurrogates = 0xD7FF, 0xE000
	switch r++; {
	case r == beforeSurrogates+1:
		r = afterSurrogates
	case r > utf8.MaxRune:
		return within
	}
	return append(within, bson.E{Key: "$lt", Value: string(r)})
}

func firstCharacter(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// order is the order of a query in the server's words: the field ordered by, "_id" for receipts, and the direction.
func order(q *archive.Query) (field string, direction int) {
	field = map[archive.Sort]string{
		archive.ByOccurred: "occurred", archive.ByUsers: "users", archive.ByMinutes: "minutes", archive.ByCarrier: "carrier",
	}[q.Sort]
	if field == "" {
		field = "_id"
	}
	if q.Descending {
		return field, -1
	}
	return field, 1
}

// sorting ends in the receipt, so that no two filings are equal in it.
func sorting(q *archive.Query) bson.D {
	field, direction := order(q)
	by := bson.D{{Key: field, Value: direction}}
	if field != "_id" {
		by = append(by, bson.E{Key: "_id", Value: direction})
	}
	return by
}

// behind are the filings that come after the cursor; all when it is nil. They are always a range of the order's index.
func behind(q *archive.Query, c *archive.Cursor) []bson.D {
	field, direction := order(q)
	if c == nil {
		return []bson.D{{{Key: field, Value: bson.D{{Key: "$gte", Value: lowest(field)}}}}}
	}
	after, from := "$gt", "$gte"
	if direction < 0 {
		after, from = "$lt", "$lte"
	}
	beyond := func(field string, v any) bson.D { return bson.D{{Key: field, Value: bson.D{{Key: after, Value: v}}}} }
	var value any = c.Number
	switch field {
	case "_id":
		return []bson.D{beyond("_id", c.Receipt)}
	case "carrier":
		value = c.Carrier
	}
	return []bson.D{
		{{Key: field, Value: bson.D{{Key: from, Value: value}}}},
		{{Key: "$or", Value: []bson.D{beyond(field, value), beyond("_id", c.Receipt)}}},
	}
}

// lowest is below every value of a field.
func lowest(field string) any {
	if field == "_id" || field == "carrier" {
		return ""
	}
	return int64(-1 << 62)
}

// page is the query for one page, or for all behind the cursor, each filing with its newest revision only.
func page(q *archive.Query, c *archive.Cursor) (bson.D, *options.FindOptionsBuilder) {
	return and(append(matching(q), behind(q, c)...)), options.Find().SetSort(sorting(q)).SetProjection(newestOnly)
}

var newestOnly = bson.D{{Key: "grams", Value: 0}, {Key: "before", Value: 0}, {Key: "revisions", Value: bson.D{{Key: "$slice", Value: -1}}}}

// and joins conditions, of which several may be on one field.
func and(all []bson.D) bson.D { return bson.D{{Key: "$and", Value: all}} }
