//go:build unix

package mongo

import (
	"context"
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/archivetest"
	"jiko/server/internal/archive/mongotest"
)

// question is one shape of query that the archive asks the server.
type question struct {
	name    string
	command bson.D
}

// No query looks at every document: the server explains each shape, and says which index it reads.
func TestEveryQueryReadsAnIndex(t *testing.T) {
	a := openFilled(t, 300)
	questions := append(searchQuestions(), ledgerQuestions()...)
	for _, q := range append(questions, otherQuestions()...) {
		var plan bson.M
		err := a.db.RunCommand(t.Context(), bson.D{{Key: "explain", Value: q.command}, {Key: "verbosity", Value: "queryPlanner"}}).Decode(&plan)
		if err != nil {
			t.Fatalf("%s: %v", q.name, err)
		}
		scans, reads := nodes(plan)
		if len(scans) > 0 || len(reads) == 0 {
			t.Errorf("%s is answered by looking at every document: %v", q.name, plan)
		}
	}
}

// openFilled opens an archive of its own with n filings in it.
func openFilled(t *testing.T, n int) *Archive {
	t.Helper()
	a, err := Open(t.Context(), mongotest.Database(t), patient)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = a.db.Drop(context.Background()) // it is a test's own
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	var docs []any
	for f := range archivetest.Numbered(archivetest.Generate(1, n)) {
		docs = append(docs, newFilingDocument(f))
	}
	if _, err := a.filings.InsertMany(t.Context(), docs); err != nil {
		t.Fatal(err)
	}
	return a
}

// nodes are the steps of a plan that read a whole collection, and those that read an index, in the words of MongoDB or of PostgreSQL.
func nodes(plan any) (scans, reads []string) {
	add := func(more any) {
		s, r := nodes(more)
		scans, reads = append(scans, s...), append(reads, r...)
	}
	switch plan := plan.(type) {
	case bson.M:
		for key, value := range plan {
			kind, _ := value.(string)
			switch {
			case key == "rejectedPlans", key == "command":
				continue
			case key != "stage" && key != "Node Type":
			case kind == "COLLSCAN", kind == "Seq Scan":
				scans = append(scans, kind)
			case kind == "Index Scan", kind == "Bitmap Index Scan", kind == "Index Only Scan", kind == "IXSCAN", kind == "IDHACK",
				kind == "EXPRESS_IXSCAN", kind == "EXPRESS_CLUSTERED_IXSCAN", kind == "COUNT_SCAN", kind == "DISTINCT_SCAN":
				reads = append(reads, kind)
			}
			add(value)
		}
	case bson.D:
		m := bson.M{}
		for _, e := range plan {
			m[e.Key] = e.Value
		}
		add(m)
	case bson.A:
		for _, value := range plan {
			add(value)
		}
	}
	return scans, reads
}

func find(name string, in string, filter bson.D, o ...*options.FindOptionsBuilder) question {
	command := bson.D{{Key: "find", Value: in}, {Key: "filter", Value: filter}}
	for _, builder := range o {
		var f options.FindOptions
		for _, set := range builder.List() {
			_ = set(&f) // ours do not fail
		}
		if f.Sort != nil {
			command = append(command, bson.E{Key: "sort", Value: f.Sort})
		}
		if f.Projection != nil {
			command = append(command, bson.E{Key: "projection", Value: f.Projection})
		}
		if f.Limit != nil {
			command = append(command, bson.E{Key: "limit", Value: *f.Limit})
		}
	}
	return question{name, command}
}

func aggregate(name string, pipeline ...bson.D) question {
	return question{name, bson.D{{Key: "aggregate", Value: "filings"}, {Key: "pipeline", Value: pipeline}, {Key: "cursor", Value: bson.D{}}}}
}

// searchQuestions are every condition in every order, from the beginning and from a cursor on, with total and facets.
func searchQuestions() (all []question) {
	conditions := map[string]archive.Query{
		"nothing": {}, "carrier": {Carrier: "東都電気通信株式会社"}, "from": {From: 1}, "to": {To: 1 << 40}, "from and to": {From: 1, To: 1 << 40},
		"a character": {Words: []string{"光"}}, "a pair": {Words: []string{"停電"}}, "a word": {Words: []string{"ケーブル"}},
		"words": {Words: []string{"光 ケーブル", "断"}},
	}
	n := int64(100)
	for name, q := range map[string]archive.Query{
		"least users": {UsersMin: &n}, "most users": {UsersMax: &n}, "least minutes": {MinutesMin: &n}, "most minutes": {MinutesMax: &n},
	} {
		conditions[name] = q
	}
	for _, field := range archive.Fields {
		conditions["has "+string(field)] = archive.Query{Match: archive.Terms{field: {"2020", "x"}}}
		conditions["has not "+string(field)] = archive.Query{Exclude: archive.Terms{field: {"2020", "x"}}}
	}
	for _, field := range []archive.Field{archive.FiscalYear, archive.Severe, archive.Region} {
		conditions["carrier's "+string(field)] = archive.Query{Carrier: "東都電気通信株式会社", Match: archive.Terms{field: {"2020"}}}
	}
	for name, q := range conditions {
		all = append(all,
			aggregate("the total of "+name, bson.D{{Key: "$match", Value: counted(&q)}}, bson.D{{Key: "$group", Value: bson.D{{Key: "_id", Value: 1}, {Key: "n", Value: bson.D{{Key: "$sum", Value: 1}}}}}}),
			aggregate("the facets of "+name, facetPipeline(&q)...))
		all = append(all, pageQuestions(name, q)...)
	}
	return all
}

func pageQuestions(name string, q archive.Query) (all []question) {
	for _, q.Sort = range []archive.Sort{archive.ByReceipt, archive.ByOccurred, archive.ByUsers, archive.ByMinutes, archive.ByCarrier} {
		filter, o := page(&q, nil)
		all = append(all, find(fmt.Sprintf("%s by %s, from the first on", name, q.Sort), "filings", filter, o.SetLimit(51)))
		q.Descending = true
		filter, o = page(&q, &archive.Cursor{Number: 1000, Carrier: "東", Receipt: "2020-000100-x"})
		all = append(all, find(fmt.Sprintf("%s by %s, backwards from a cursor on", name, q.Sort), "filings", filter, o.SetLimit(51)))
		q.Descending = false
	}
	return all
}

func ledgerQuestions() (all []question) {
	at := time.Now()
	for name, q := range map[string]archive.EntryQuery{
		"all": {}, "actor": {Actor: "x"}, "subject": {Subject: "x"}, "action": {Action: archive.Read}, "time": {From: at, To: at},
		"behind": {Before: "1/x/1"}, "actor behind": {Actor: "x", Before: "1/x/1"}, "several": {Actor: "x", Subject: "x", Action: archive.Read, From: at},
	} {
		filter, o, err := entryQuery(q)
		if err != nil {
			panic(err) // the queries stand above
		}
		all = append(all, find("entries of "+name, "ledger", filter, o.SetLimit(100)))
	}
	filter, _ := endOfChain("x", -1)
	return append(all,
		find("the end of a chain", "ledger", filter, options.Find().SetSort(bson.D{{Key: "_id", Value: -1}})),
		find("the next chain", "ledger", bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: "x"}}}}, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(1)),
		find("a chain", "ledger", inChain("x", 10), options.Find().SetSort(bson.D{{Key: "_id", Value: 1}})),
		find("whether a change is noted", "ledger", whoNoted(note{At: at, Actor: "x", Action: archive.Filed}, "x")),
		find("the lines of filings", "ledger", changesNoted([]string{"x", "y"})),
		find("a closed chain", "chains", bson.D{{Key: "_id", Value: "x"}, {Key: "closed", Value: true}}),
		find("chains that nobody carries", "chains", notVouched("x")))
}

func otherQuestions() []question {
	belonging, o := belongingTo("x")
	files, some := listingFiles("a")
	byKey := options.Find().SetSort(bson.D{{Key: "_id", Value: 1}})
	return []question{
		find("a receipt", "filings", bson.D{{Key: "_id", Value: "x"}}),
		find("a reference", "filings", byReference("x", "y")),
		find("what belongs to a filing", "filings", belonging, o),
		find("all filings", "filings", all, byKey),
		find("a process's changes of filings", "filings", changesOf("x", "revisions", time.Now(), time.Now()), byKey),
		find("a process's changes of records", "records", changesOf("x", "", time.Now(), time.Now()), byKey),
		find("records", "records", listing(archive.Accounts, "", "x"), byKey),
		find("an owner's records", "records", listing(archive.Accounts, "x", ""), byKey),
		find("expired records", "records", expiredBefore(time.Now())),
		find("a blob", "fs.files", bson.D{{Key: "filename", Value: "x"}}),
		find("blobs", "fs.files", files, some),
		find("left-over files", "fs.files", leftOver(partial, time.Now())),
		find("the uploads of a blob", "records", uploadsOf("x")),
		find("a chunk", "fs.chunks", chunkOf(bson.NewObjectID(), 3)),
		find("a file's chunks", "fs.chunks", bson.D{{Key: "files_id", Value: bson.NewObjectID()}}),
	}
}
