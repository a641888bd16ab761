// Package reception is the counter at which filings are received (受付): it judges what a carrier files, keeps it in the archive,
// and answers with a receipt. The same filing sent twice is one filing.
package reception

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	"jiko/shared/incident"
	"jiko/shared/jsonout"
	"jiko/shared/law"
	"jiko/shared/severity"
)

// Reception receives filings.
type Reception struct {
	Archive archive.Archive
	Now     func() time.Time
	Program string // version of the program, kept with each verdict
}

// The errors of receiving, beside those of the archive.
var (
	// ErrReferenceTaken: the carrier has filed other content under that reference; to change it, it must say what it amends.
	ErrReferenceTaken = errors.New("reception: other content was filed under the reference")
	// ErrAmendedMeanwhile: the revision to be amended is not the newest one.
	ErrAmendedMeanwhile = errors.New("reception: another revision is the newest")
	// ErrNothingToAmend: the carrier has not filed that reference.
	ErrNothingToAmend = errors.New("reception: nothing was filed under the reference")
	// ErrTooManyRevisions: the filing cannot be amended any more.
	ErrTooManyRevisions = errors.New("reception: too many revisions")
)

// Sender is who files.
type Sender struct {
	Carrier string // 事業者名
	Login   string
}

// Received is the answer to a filing that is kept.
type Received struct {
	Receipt  string
	Revision int
	Verdict  json.RawMessage
	Again    bool // it had been kept before
}

// File keeps a report, as a new filing or, with amends not 0, as the revision after that one. When it returns without an error
// the filing is on disk. After an error of the archive it may be kept or not; sending it again tells. What only the archive and the clock
// show of a report that does not fit is a *refusal.Refusal.
func (c *Reception) File(ctx context.Context, from Sender, r *report.Report, amends int) (*Received, error) {
	if err := c.holdAttachments(ctx, from, r); err != nil {
		return nil, err
	}
	revision, index, err := c.revision(from, r, amends+1)
	if err != nil {
		return nil, err
	}
	if amends == 0 {
		return c.create(ctx, from, r, revision, index)
	}
	return c.amend(ctx, from, r, revision, index)
}

// revision judges the report and makes it a revision of that number.
func (c *Reception) revision(from Sender, r *report.Report, number int) (archive.Revision, archive.Index, error) {
	now := c.Now().UTC().Truncate(time.Millisecond)
	verdict, err := judge(&r.Incident.Incident, civil.FromUnix(now.Unix()))
	if err != nil {
		return archive.Revision{}, archive.Index{}, err
	}
	content, digest, err := r.Canonical()
	if err != nil {
		return archive.Revision{}, archive.Index{}, err
	}
	var w jsonout.Writer
	verdict.WriteJSON(&w)
	if len(content)+len(w.Buf) > archive.MaxContent {
		return archive.Revision{}, archive.Index{}, archive.ErrTooLarge
	}
	return archive.Revision{
		Number: number, At: now, By: from.Login, Program: c.Program, Digest: digest, Content: content, Verdict: w.Buf,
	}, r.Index(from.Carrier, verdict), nil
}

// judge answers for the incident under the edition of its day. What goes on is known to have lasted until now, unless the report says
// until when; the report itself is not changed by that. Only now does it show whether all that goes on has begun.
func judge(in *incident.Incident, now civil.Instant) (*severity.Verdict, error) {
	asked := *in
	asked.KnownUntil(now)
	var found problems
	if asked.Check(&found); len(found) > 0 {
		return nil, &refusal.Refusal{Reason: refusal.Invalid, Fields: found}
	}
	var v severity.Verdict
	severity.Judge(&asked, law.On(asked.Occurred.Date()), &v)
	return &v, nil
}

// problems gathers what a check finds.
type problems []refusal.Field

// Problem notes one at its place in the report.
func (p *problems) Problem(at incident.Place, problem incident.Problem) {
	*p = append(*p, refusal.Field{Path: string(at.Append([]byte("incident."))), Code: problem.String()})
}

// create keeps a new filing. When the reference was filed before, it is the same filing if the content is the same.
func (c *Reception) create(ctx context.Context, from Sender, r *report.Report, revision archive.Revision, index archive.Index) (*Received, error) {
	filing := &archive.Filing{Carrier: from.Carrier, CarrierRef: r.CarrierRef, Index: index, Revisions: []archive.Revision{revision}}
	err := c.Archive.Create(ctx, filing, archive.Entry{At: revision.At, Actor: from.Login, Action: archive.Filed, Detail: archive.FormatSeal(r.CarrierRef, filing.Seal(&revision))})
	if err == nil {
		return &Received{Receipt: filing.Receipt, Revision: revision.Number, Verdict: revision.Verdict}, nil
	}
	if !errors.Is(err, archive.ErrExists) {
		return nil, err
	}
	kept, err := c.Archive.ByReference(ctx, from.Carrier, r.CarrierRef)
	if err != nil {
		return nil, err
	}
	if again := same(kept, revision.Digest); again != nil {
		return again, nil
	}
	return nil, ErrReferenceTaken
}

// Taken is the carrier's filing with other content under the reference of a new report; nil where there is none.
func (c *Reception) Taken(ctx context.Context, from Sender, r *report.Report) (*archive.Filing, error) {
	kept, err := c.Archive.ByReference(ctx, from.Carrier, r.CarrierRef)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	_, digest, err := r.Canonical()
	if err != nil || same(kept, digest) != nil {
		return nil, err
	}
	return kept, nil
}

// same is the receipt of the newest revision with that content; nil when none has it.
func same(kept *archive.Filing, digest string) *Received {
	for i := len(kept.Revisions) - 1; i >= 0; i-- {
		if r := &kept.Revisions[i]; r.Digest == digest {
			return &Received{Receipt: kept.Receipt, Revision: r.Number, Verdict: r.Verdict, Again: true}
		}
	}
	return nil
}

// amend keeps the next revision of a filing. An amendment that is there already is the same amendment; one that changes nothing is
// the revision that it would repeat. What is there already is found out by the attempt to keep it, since the archive then vouches for
// it: an earlier answer may have been lost before all of it was durable.
func (c *Reception) amend(ctx context.Context, from Sender, r *report.Report, revision archive.Revision, index archive.Index) (*Received, error) {
	kept, err := c.Archive.ByReference(ctx, from.Carrier, r.CarrierRef)
	if errors.Is(err, archive.ErrNotFound) {
		return nil, ErrNothingToAmend
	}
	if err != nil {
		return nil, err
	}
	if again, err := hopeless(kept, &revision, &index); again != nil || err != nil {
		return again, err
	}
	err = c.Archive.Amend(ctx, kept.Receipt, revision, index, archive.Entry{
		At: revision.At, Actor: from.Login, Action: archive.Amended, Subject: kept.Receipt,
		Detail: archive.FormatSeal(r.CarrierRef, kept.Seal(&revision)),
	})
	if errors.Is(err, archive.ErrConflict) {
		return c.conflict(ctx, from, r, &revision)
	}
	if err != nil {
		return nil, err
	}
	return &Received{Receipt: kept.Receipt, Revision: revision.Number, Verdict: revision.Verdict}, nil
}

// hopeless tells why an amendment need not be tried: it changes nothing, or does not fit what is there.
func hopeless(kept *archive.Filing, revision *archive.Revision, index *archive.Index) (*Received, error) {
	amends, newest := revision.Number-1, kept.Newest()
	switch {
	case amends > newest.Number:
		return nil, ErrAmendedMeanwhile
	case amends == newest.Number && newest.Digest == revision.Digest:
		return same(kept, revision.Digest), nil
	case amends == archive.MaxRevisions:
		return nil, ErrTooManyRevisions
	case index.BelongsTo == kept.Receipt: // a filing does not belong to itself
		return nil, refusal.Of("wholesale.belongsTo", incident.Conflict.String())
	}
	return nil, nil
}

// conflict tells what it was that came before: the same amendment, or another one.
func (c *Reception) conflict(ctx context.Context, from Sender, r *report.Report, revision *archive.Revision) (*Received, error) {
	kept, err := c.Archive.ByReference(ctx, from.Carrier, r.CarrierRef)
	if err != nil {
		return nil, err
	}
	if n := revision.Number; n <= len(kept.Revisions) && kept.Revisions[n-1].Digest == revision.Digest {
		before := kept.Revisions[n-1]
		return &Received{Receipt: kept.Receipt, Revision: n, Verdict: before.Verdict, Again: true}, nil
	}
	return nil, ErrAmendedMeanwhile
}
