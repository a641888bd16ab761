package site

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

func loadOpenAPI(t *testing.T) *openapi3.T {
	t.Helper()
	document, err := openapi3.NewLoader().LoadFromData(openAPI)
	if err != nil {
		t.Fatal(err)
	}
	if err := document.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return document
}

func TestOpenAPINamesEveryAddress(t *testing.T) {
	named := map[string]bool{}
	for path, item := range loadOpenAPI(t).Paths.Map() {
		for method := range item.Operations() {
			named[method+" "+path] = true
		}
	}
	for _, r := range real().echo.Routes() {
		if r.Method == http.MethodHead || real().pages[r.Path] { // the pages of persons are no interface
			continue
		}
		route := r.Method + " " + openAPIPath(r.Path)
		if !named[route] {
			t.Errorf("%s is not in openapi.yaml", route)
		}
		delete(named, route)
	}
	for route := range named {
		t.Errorf("%s is only in openapi.yaml", route)
	}
}

var parameter = regexp.MustCompile(`:(\w+)`)

// openAPIPath is a route of Echo as OpenAPI writes it.
func openAPIPath(route string) string {
	return parameter.ReplaceAllString(strings.Replace(route, "*", "{name}", 1), "{$1}")
}

// exchange is a request, and the status that it is answered with.
type exchange struct {
	site            *Site
	method, address string
	body            string
	headers         []string
	status          string
}

func exchanges(t *testing.T) []exchange {
	slow, _ := build(t, stub, func(c *Config) { c.JudgeRate, c.JudgeBurst = 0.001, 1 })
	judge(slow, example)
	draining, _ := build(t, stub, nil)
	draining.Drain()
	closed, _ := build(t, stub, func(c *Config) { c.MetricsReaders = nil })
	all := []exchange{
		{method: "GET", address: "/healthz", status: "200"},
		{method: "GET", address: "/readyz", status: "200"},
		{method: "GET", address: "/readyz", status: "503", site: draining},
		{method: "GET", address: "/metrics", status: "200"},
		{method: "GET", address: "/metrics", status: "404", site: closed},
		{method: "GET", address: "/static/absent.css", status: "404"},
		{method: "GET", address: "/en", status: "308"},
		{method: "POST", address: "/api/v1/judge", status: "400", body: "{"},
		{method: "POST", address: "/api/v1/judge", status: "403", body: example, headers: []string{"Sec-Fetch-Site", "cross-site"}},
		{method: "POST", address: "/api/v1/judge", status: "413", body: strings.Repeat(" ", judgeLimit+1)},
		{method: "POST", address: "/api/v1/judge", status: "400", body: example, headers: []string{"Content-Type", "text/plain"}},
		{method: "POST", address: "/api/v1/judge", status: "400", body: example, headers: []string{"Content-Encoding", "gzip"}},
		{method: "POST", address: "/api/v1/judge", status: "422", body: `{"occurred":"1950-01-01T00:00","colour":1,"services":[{"kind":"x","impacts":[{"users":1.5,"phases":[]}]}]}`},
		{method: "POST", address: "/api/v1/judge", status: "429", body: example, site: slow},
	}
	for _, body := range questions {
		all = append(all, exchange{method: "POST", address: "/api/v1/judge", body: body, status: "200"})
	}
	for _, home := range []string{"/", "/en/"} {
		all = append(all,
			exchange{method: "GET", address: home, status: "200"},
			exchange{method: "GET", address: home, status: "304", headers: []string{"If-None-Match", get(real(), home).Header().Get("ETag")}},
			exchange{method: "GET", address: home + "?" + fy2020no3 + "&do=add-service", status: "303"},
			exchange{method: "GET", address: home + "?" + strings.Repeat("x", 9000), status: "414"},
			exchange{method: "GET", address: home + "duties.ics?" + fy2020no3, status: "200"},
			exchange{method: "GET", address: home + "duties.ics", status: "404"},
			exchange{method: "GET", address: home + "unreached", status: "200"},
			exchange{method: "GET", address: home + "unreached", status: "304", headers: []string{"If-None-Match", get(real(), home+"unreached").Header().Get("ETag")}},
			exchange{method: "GET", address: home + "duties.ics?" + strings.Repeat("x", 9000), status: "414"},
			exchange{method: "GET", address: home + "?" + strings.Repeat("x", 9000), status: "414", headers: []string{"Accept", "text/html"}},
		)
	}
	all = append(all, filingExchanges(t)...)
	files := []string{"/sw.js", "/manifest.webmanifest", "/robots.txt", "/openapi.yaml"}
	for _, name := range real().assets.Names() {
		files = append(files, real().assets.URL(name))
	}
	for _, address := range files {
		tag := get(real(), address).Header().Get("ETag")
		all = append(all,
			exchange{method: "GET", address: address, status: "200"},
			exchange{method: "GET", address: address, status: "304", headers: []string{"If-None-Match", tag}})
	}
	return all
}

// questions have every shape of answer: ongoing, undetermined, of a facility, a leak, moved deadlines, old editions.
var questions = []string{
	example,
	`{"edition":"2026-04-01",` + example[1:],
	`{"edition":"before-2008-04-01",` + example[1:],
	`{"occurred":"2020-06-30T23:00","trigger":"information-leak"}`,
	`{"occurred":"2020-06-30T23:00","trigger":"other-equipment","services":[{"kind":"other","impacts":[{"users":{"max":40000},"phases":[{"minutes":{"min":100,"max":130}}]}]}]}`,
	`{"occurred":"2020-07-01T10:00","services":[{"kind":"voice","impacts":[{"users":null,"phases":[{"from":"2020-07-01T10:00"}]},{"users":{"min":20000},"phases":[{"effect":"degrade","minutes":null},{"minutes":50}]}]}]}`,
	`{"occurred":"2024-06-30T23:59:30Z","facility":"submarine-cable","allTrafficLost":null,"phases":[{"minutes":119},{"minutes":20}],"services":[{"kind":"lpwa","additionalFunction":true,"impacts":[{"users":{"min":25000,"max":34999,"stated":30000,"mark":"about"},"unit":"lines","phases":[{"from":"2024-07-01T09:00","minutes":800},{"from":"2024-07-02T09:00","to":"2024-07-02T19:00"}]}]},{"kind":"free-internet","impacts":[{"users":1000000,"phases":[{"minutes":1440}]}]}]}`,
	`{"occurred":"2026-04-01T00:00","occurredAbout":true,"asOf":"2026-04-01T03:00","facility":"satellite","allTrafficLost":true,"phases":[{"from":"2026-04-01T00:00"}],"services":[{"kind":"internet-access","impacts":[{"users":99999,"phases":[{"minutes":60}]}]},{"kind":"free-messaging-large","impacts":[{"users":1,"phases":[{"minutes":1}]}]}]}`,
	`{"occurred":"2021-04-01T00:00","facility":"satellite","allTrafficLost":true,"phases":[{"from":"2021-04-01T00:00","fromAbout":true,"to":"2021-04-01T03:00","toAbout":true}],"services":[{"kind":"other","additionalFunction":true,"impacts":[{"users":9,"phases":[{"minutes":6}]}]}]}`,
	`{"occurred":"2021-04-01T00:00","equipment":"customer-premises","services":[{"kind":"other","impacts":[{"users":9,"phases":[{"minutes":600}]}]}]}`,
	`{"occurred":"1990-03-20T10:00","equipment":"base-station","services":[{"kind":"voice","impacts":[{"users":30000,"phases":[{"minutes":120}]}]}]}`,
}

func TestOpenAPIDescribesWhatIsAskedAndAnswered(t *testing.T) {
	document := loadOpenAPI(t)
	closeObjects(document)
	for mediaType := range document.Components.Responses["File"].Value.Content {
		openapi3filter.RegisterBodyDecoder(mediaType, openapi3filter.FileBodyDecoder)
	}
	for _, mediaType := range []string{"text/html", "text/calendar", "image/jpeg", "application/pdf"} {
		openapi3filter.RegisterBodyDecoder(mediaType, openapi3filter.FileBodyDecoder)
	}
	openapi3filter.RegisterBodyDecoder("application/yaml", openapi3filter.FileBodyDecoder)
	unseen := documented(document)
	for _, x := range exchanges(t) {
		delete(unseen, x.check(t, document))
	}
	for answer := range unseen {
		t.Errorf("%s is described and was not seen", answer)
	}
}

// check holds the request, if it is accepted, and the answer against the document. It gives the name of the answer.
func (x *exchange) check(t *testing.T, document *openapi3.T) string {
	t.Helper()
	r := httptest.NewRequest(x.method, x.address, strings.NewReader(x.body))
	if x.body != "" {
		r.Header.Set("Content-Type", jsonType)
	}
	for i := 0; i+1 < len(x.headers); i += 2 {
		r.Header.Set(x.headers[i], x.headers[i+1])
	}
	route := findRoute(document, r)
	request := &openapi3filter.RequestValidationInput{
		Request: r, PathParams: pathParameters(route.Path, r.URL.Path), QueryParams: r.URL.Query(), Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc},
	}
	if x.status < "400" {
		if err := openapi3filter.ValidateRequest(t.Context(), request); err != nil {
			t.Errorf("%s %.60s %.60s: %v", x.method, x.address, x.body, err)
		}
	}
	site := x.site
	if site == nil {
		site = real()
	}
	w := ask(site, x.method, x.address, strings.NewReader(x.body), append([]string{"Content-Type", r.Header.Get("Content-Type")}, x.headers...)...)
	answer := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: request, Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, ExcludeResponseBody: w.Body.Len() == 0},
	}
	if err := openapi3filter.ValidateResponse(t.Context(), answer); err != nil {
		t.Errorf("%s %.60s %.60s: %v", x.method, x.address, x.body, err)
	}
	if got := http.StatusText(w.Code); !strings.HasPrefix(w.Result().Status, x.status) {
		t.Errorf("%s %.60s: %d %s, want %s", x.method, x.address, w.Code, got, x.status)
	}
	return x.method + " " + route.Path + " " + x.status
}

// findRoute finds the description of a request. The routers of kin-openapi do not tell /en from /en/.
func findRoute(document *openapi3.T, r *http.Request) *routers.Route {
	for described, item := range document.Paths.Map() {
		if pathParameters(described, r.URL.Path) != nil {
			return &routers.Route{Spec: document, Path: described, PathItem: item, Method: r.Method, Operation: item.GetOperation(r.Method)}
		}
	}
	panic(r.URL.Path + " is not described")
}

// inBraces is a parameter of a path. That of a static file may have slashes in it.
var inBraces = regexp.MustCompile(`\{(\w+)\}`)

// pathParameters are the parameters of an address by a path of the document; nil when it does not fit.
func pathParameters(described, address string) map[string]string {
	pattern := strings.Replace(described, "{name}", "(.+)", 1)
	values := regexp.MustCompile("^" + inBraces.ReplaceAllString(pattern, "([^/]+)") + "$").FindStringSubmatch(address)
	if values == nil {
		return nil
	}
	parameters := map[string]string{}
	for i, name := range inBraces.FindAllStringSubmatch(described, -1) {
		parameters[name[1]] = values[i+1]
	}
	return parameters
}

// documented are all answers that the document describes.
func documented(document *openapi3.T) map[string]bool {
	answers := map[string]bool{}
	for path, item := range document.Paths.Map() {
		for method, operation := range item.Operations() {
			for status := range operation.Responses.Map() {
				answers[method+" "+path+" "+status] = true
			}
		}
	}
	return answers
}

// closeObjects makes the document refuse members that it does not describe. The document itself leaves answers open, so that
// they may gain members; the test must find those that were forgotten.
func closeObjects(document *openapi3.T) {
	for _, schema := range document.Components.Schemas {
		closeObject(schema)
	}
}

func closeObject(schema *openapi3.SchemaRef) {
	if schema.Value.Type.Is("object") {
		schema.Value.AdditionalProperties.Has = new(bool) // false
	}
	for _, property := range schema.Value.Properties {
		if property.Ref == "" {
			closeObject(property)
		}
	}
	if items := schema.Value.Items; items != nil && items.Ref == "" {
		closeObject(items)
	}
	for _, one := range schema.Value.OneOf {
		closeObject(one)
	}
}
