<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>water-lines</Name>
    <UserStyle>
      <Name>water-lines</Name>
      <Title>积水线、探水线、警戒线、停采线 The four water lines</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>water-extent</Name>
          <Title>积水线 Water extent</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>water-extent</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://horline</WellKnownName><Stroke><CssParameter name="stroke">#7ba3cf</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.6</CssParameter></Stroke></Mark><Size>8</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#7ba3cf</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>water-extent-line</Name>
          <Title>积水线 Water extent</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>water-extent</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7ba3cf</CssParameter><CssParameter name="stroke-width">1.2</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>alert-line</Name>
          <Title>警戒线 Alert line</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>alert-line</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#cf9d63</CssParameter><CssParameter name="stroke-width">1.3</CssParameter><CssParameter name="stroke-dasharray">7 4</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>probe-line</Name>
          <Title>探水线 Probe line</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>probe-line</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#c07a78</CssParameter><CssParameter name="stroke-width">1.3</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>stop-line</Name>
          <Title>停采线 Stop line</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>stop-line</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#7c3b40</CssParameter><CssParameter name="stroke-width">1.8</CssParameter></Stroke></LineSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
