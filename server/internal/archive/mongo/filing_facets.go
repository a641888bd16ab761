package mongo

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"go.mongodb.org/mongo-driver/v2/bson"

	"jiko/server/internal/archive"
)

// facets counts the values of every field over all filings that match.
func (a *Archive) facets(ctx context.Context, q *archive.Query) (map[archive.Field][]archive.Count, error) {
	cursor, err := a.filings.Aggregate(ctx, facetPipeline(q))
	if err != nil {
		return nil, err
	}
	var answer []map[archive.Field][]struct {
		Value any   `bson:"_id"`
		Count int64 `bson:"n"`
	}
	if err := cursor.All(ctx, &answer); err != nil {
		return nil, err
	}
	facets := make(map[archive.Field][]archive.Count)
	for _, fields := range answer {
		for field, groups := range fields {
			var counts []archive.Count
			for _, g := range groups {
				if v := facetValue(g.Value); v != "" {
					counts = append(counts, archive.Count{Value: v, Count: g.Count})
				}
			}
			slices.SortFunc(counts, func(x, y archive.Count) int {
				return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Value, y.Value))
			})
			facets[field] = counts
		}
	}
	return facets, nil
}

// facetValue is a value as a facet shows it: years are numbers in the archive.
func facetValue(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int32, int64:
		return fmt.Sprintf("%04d", v)
	}
	return ""
}

// facetPipeline goes over the filings that match once, with nothing of them but the fields that are counted.
func facetPipeline(q *archive.Query) []bson.D {
	fields, facets := bson.D{{Key: "_id", Value: 0}}, bson.D{}
	for _, field := range archive.Fields {
		fields = append(fields, bson.E{Key: path[field], Value: 1})
		facets = append(facets, bson.E{Key: string(field), Value: countingStages("$" + path[field])})
	}
	return []bson.D{
		{{Key: "$match", Value: counted(q)}},
		{{Key: "$project", Value: fields}},
		{{Key: "$facet", Value: facets}},
	}
}

// countingStages count the values at a path; a list counts once for each of its values.
func countingStages(path string) []bson.D {
	return []bson.D{
		{{Key: "$unwind", Value: path}},
		{{Key: "$group", Value: bson.D{{Key: "_id", Value: path}, {Key: "n", Value: bson.D{{Key: "$sum", Value: int64(1)}}}}}},
	}
}
