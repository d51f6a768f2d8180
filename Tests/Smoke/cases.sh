# The runs that tools/smoke.sh compares: case_of NAME STATUS ARGUMENTS…, input on standard input.
input=$work/input

# Every chart, rule set, estimator and way to write, over many series.
for chart in run xmr mr c g t ewma; do
  case_of "chart-$chart" 0 spc --chart "$chart" --ignore n "$input/wards.csv"
done
for chart in u u_prime i_prime; do
  case_of "chart-$chart" 0 spc --chart "$chart" "$input/wards.csv"
done
for chart in p p_prime np; do
  case_of "chart-$chart" 0 spc --chart "$chart" --kind proportion "$input/wards.csv"
done
for chart in xbar r s; do
  case_of "chart-$chart" 0 spc --chart "$chart" --ignore n "$input/subgroups.csv"
done
for rules in nhse-2023 ptd-0.2.2 anhoej anhoej-best-box anhoej-cut-box western-electric nelson \
  ihi-run montgomery; do
  case_of "rules-$rules" 0 spc --rules "$rules" --ignore n --better lower --baseline 24 \
    --target 12.5 "$input/wards.csv"
  case_of "latest-$rules" 0 spc --rules "$rules" --ignore n --latest "$input/wards.csv"
done
for estimator in moving_range standard_deviation; do
  case_of "sigma-$estimator" 0 spc --ignore n --sigma-estimator "$estimator" "$input/wards.csv"
done
case_of probability 0 spc --chart u --limits probability --multiplier 1000 "$input/wards.csv"
case_of phases 0 spc --ignore n --phase 13 --phase 30 --exclude 7 --summary "$input/wards.csv"
case_of json 0 spc --multiplier 1000 --format json "$input/wards.csv"
case_of piped 0 spc --ignore n --no-screen < "$input/wards.csv"
case_of categories 0 spc --chart u --categories "$input/wards.csv"
case_of suggest 0 spc --kind rate --suggest "$input/wards.csv"
case_of candidates 0 spc --ignore n --candidates "$input/wards.csv"
case_of explain 0 spc --kind rate --chart u --explain "$input/wards.csv"
case_of cusum 0 spc --chart cusum --ignore n --baseline 12 --head-start 2 "$input/wards.csv"
case_of bernoulli 0 spc --chart bernoulli_cusum --ignore n --baseline 20 "$input/cases.csv"
case_of capability 0 spc --chart capability --ignore n --lower 5 --upper 40 "$input/wards.csv"
case_of funnel 0 spc --chart funnel --kind rate --multiplier 1000 "$input/wards.csv"
case_of funnel-shares 0 spc --chart funnel --kind proportion --limits transformed "$input/wards.csv"
case_of pareto 0 spc --chart pareto --ignore n "$input/wards.csv"
case_of crofton 0 spc data/crofton_ward_violence.csv --series-column "Ward code" --t-column Month \
  --y-column Incidents --baseline 24 --better lower
case_of wrong-input 2 spc data/falls_extract.csv --series-column "Ward Code" --t-column Period \
  --y-column "Inpatient falls"

# A store, scripts and the prompt.
case_of load 0 run --create --store quality.db scripts/loads/crofton_ward.lua
case_of load-again 0 run --store quality.db scripts/loads/crofton_ward.lua
case_of analysis 0 run --store quality.db scripts/analyses/violence_on_crofton.lua
# The small example of the whole model, so that the examples find records of every kind.
cp -r "$project/Tests/Examples/Model" model
{
  echo 'qi.import_records { files = {'
  for file in model/*.csv; do
    entity=${file#model/}
    echo "  ${entity%.csv} = \"$file\","
  done
  echo '} }:commit { reason = "The example of the model" }'
} > "$input/model.txt"
case_of model 0 --store quality.db < "$input/model.txt"
# Before the others: what they record, the examples would no longer find new.
case_of examples 0 < "$input/examples.txt"
case_of session 1 < "$project/Tests/Smoke/session.txt"
case_of mistakes 1 < "$input/mistakes.txt"

# What is made from the declarations.
case_of reference 0 reference
case_of stubs 0 stubs --luals
case_of manual 0 manual
case_of completions 0 completions bash
case_of help 0 spc --help
