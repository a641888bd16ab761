package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"jiko/server/internal/account"
	"jiko/server/internal/archive"
	"jiko/server/internal/refusal"
	"jiko/server/internal/report"
	"jiko/shared/civil"
	duties "jiko/shared/filing"
	"jiko/views/filing"
)

const (
	urgentDeadlines = 10 // on the list of a carrier's filings
	deadlinesOnPage = 50
)

// dated are the reports that have a last day, each with its forms. For an incident that occurred later it never comes earlier (30 days
// from occurrence; two months from the end of the quarter or fiscal year), so the order of occurrence is that of urgency, and the archive
// gives the most urgent of any number of filings at once.
var dated = []struct {
	report duties.Report
	forms  []string
}{
	{duties.SevereReport, []string{duties.SevereForm.String()}},
	{duties.Periodic, []string{duties.PeriodicDetailed.String(), duties.PeriodicSimplified.String()}},
}

// showDeadlines answers GET /filings/deadlines?report=…: what a carrier has not met of one report, the most urgent first.
func (s *Site) showDeadlines(c echo.Context, v *visit) error {
	ctx := c.Request().Context()
	in := &filing.DeadlinesInput{Visit: s.frame(c, v.catalog, v.who), Report: c.QueryParam("report"), After: c.QueryParam("after"), Today: s.now().Date()}
	for _, d := range dated {
		if d.report.String() != in.Report {
			continue
		}
		page, err := s.open(ctx, v.who.Carrier, d.report, d.forms, deadlinesOnPage, in.After)
		if errors.Is(err, archive.ErrCursor) {
			return refusal.Because(refusal.NotFound)
		}
		if err != nil {
			return err
		}
		if err := s.note(ctx, v.who, archive.Searched, "", fmt.Sprintf("%d deadlines: %s", page.total, in.Report)); err != nil {
			return err
		}
		in.Path = withQuery(in.Path, c.QueryParams())
		in.Open, in.Total, in.Next = page.due, page.total, page.next
		return privatePage(c, http.StatusOK, filing.DeadlinesPage(in))
	}
	return refusal.Because(refusal.NotFound)
}

// mayOwe lets in who files for a carrier or reads what it filed.
func mayOwe(p account.Principal) bool { return sees(p) && p.Role == account.RoleCarrier }

// deadlines are the most urgent of a carrier's deadlines, and how many there are of each report.
func (s *Site) deadlines(ctx context.Context, carrier string) (filing.Deadlines, error) {
	all := filing.Deadlines{Today: s.now().Date()}
	for _, d := range dated {
		page, err := s.open(ctx, carrier, d.report, d.forms, urgentDeadlines, "")
		if err != nil {
			return all, err
		}
		all.Open = append(all.Open, page.due...)
		all.Counts = append(all.Counts, filing.Count{Value: d.report.String(), Count: page.total})
	}
	slices.SortStableFunc(all.Open, func(a, b filing.Deadline) int { return cmp.Compare(a.Due, b.Due) })
	all.Open = all.Open[:min(len(all.Open), urgentDeadlines)]
	return all, nil
}

// openDeadlines is a page of deadlines that are not met.
type openDeadlines struct {
	due   []filing.Deadline
	total int64
	next  string
}

// open is a page of what a carrier has not met of one report, the most urgent first.
func (s *Site) open(ctx context.Context, carrier string, duty duties.Report, forms []string, limit int, after string) (*openDeadlines, error) {
	var stages []string
	for _, stage := range report.Unmet(duty) {
		stages = append(stages, string(stage))
	}
	found, err := s.config.Archive.Search(ctx, archive.Query{
		Carrier: carrier, Match: archive.Terms{archive.Form: forms, archive.Stage: stages}, Sort: archive.ByOccurred, Limit: limit, After: after,
	})
	if err != nil {
		return nil, err
	}
	page := openDeadlines{total: found.Total, next: found.Next}
	for _, f := range found.Items {
		day, err := lastDay(f, duty)
		if err != nil {
			return nil, err
		}
		page.due = append(page.due, filing.Deadline{Receipt: f.Receipt, Reference: f.CarrierRef, Report: duty.String(), Due: day})
	}
	return &page, nil
}

// lastDay is the last day for a report on a filed incident, by the verdict that was kept.
func lastDay(f *archive.Filing, duty duties.Report) (civil.Date, error) {
	verdict, err := readVerdict(f.Newest().Verdict)
	if err != nil {
		return 0, fmt.Errorf("%w: verdict of %s: %w", archive.ErrCorrupt, f.Receipt, err)
	}
	for _, d := range verdict.Duties {
		if d.Report == duty.String() && d.Due != 0 {
			return d.Due, nil
		}
	}
	return 0, fmt.Errorf("%w: the verdict of %s has a form of %s and no last day", archive.ErrCorrupt, f.Receipt, duty)
}
