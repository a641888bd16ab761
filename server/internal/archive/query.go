package archive

// Query asks for filings. Zero values do not restrict, nor does a term or a word that is empty. A filing whose number of users or of
// minutes is not known is in no range of them.
type Query struct {
	Carrier string // only this carrier's, whatever else is asked: what a carrier's account may see

	Match   Terms // filings that have one of the values of every term
	Exclude Terms // filings that have none of these values

	From, To   int64 // civil.Instant of occurrence: from inclusive, to exclusive
	UsersMin   *int64
	UsersMax   *int64
	MinutesMin *int64
	MinutesMax *int64

	// Words must all stand in the text, each as it is. The engine brings them through Normalize.
	Words []string

	Sort       Sort
	Descending bool   // the whole order backwards, receipts too
	Limit      int    // filings on a page, 1 to MaxLimit; anything else is MaxLimit
	After      string // Next of the page before

	Facets bool // count the facets too
}

// MaxLimit is the most filings on one page.
const MaxLimit = 500

// Terms are values by field.
type Terms map[Field][]string

// Field is a field that filings are found and counted by.
type Field string

// The fields. Form, Kind and Region hold several values for one filing.
const (
	FiscalYear      Field = "fy"
	Carrier         Field = "carrier"
	Severe          Field = "severe"
	Form            Field = "form"
	Kind            Field = "kind"
	Cause           Field = "cause"
	FailedEquipment Field = "failedEquipment"
	Region          Field = "region"
	Stage           Field = "stage"
	Nature          Field = "nature"
)

// Fields are all fields; each is counted as a facet. Fiscal years are written as four digits.
var Fields = []Field{FiscalYear, Carrier, Severe, Form, Kind, Cause, FailedEquipment, Region, Stage, Nature}

// Sort is the order of a page; filings that are equal in it follow by receipt. Texts are ordered by their bytes; what is not known
// comes before all numbers.
type Sort string

// The orders.
const (
	ByReceipt  Sort = "receipt" // the default
	ByOccurred Sort = "occurred"
	ByUsers    Sort = "users"
	ByMinutes  Sort = "minutes"
	ByCarrier  Sort = "carrier"
)

// Page is one page of the answer to a query.
type Page struct {
	Total  int64
	Items  []*Filing // each with its newest revision only
	Next   string    // to be given as After; empty on the last page
	Facets map[Field][]Count
}

// Count is how many matching filings have a value. Facets list the most frequent first, then by value; an empty value is not counted.
type Count struct {
	Value string
	Count int64
}
