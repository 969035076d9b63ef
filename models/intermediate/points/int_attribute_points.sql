{{ attribute_points(ref('int_leads')) }}
