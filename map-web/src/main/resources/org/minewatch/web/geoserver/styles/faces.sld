<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>faces</Name>
    <UserStyle>
      <Name>faces</Name>
      <Title>上报采掘工作面 Reported faces</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>reported-face</Name>
          <Title>上报工作面 Reported face</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>reported-face</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>2</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#3f7f86</CssParameter><CssParameter name="fill-opacity">0.1</CssParameter></Fill><Stroke><CssParameter name="stroke">#3f7f86</CssParameter><CssParameter name="stroke-width">1.6</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>reported-face-line</Name>
          <Title>上报工作面 Reported face</Title>
          <ogc:Filter><ogc:And><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>reported-face</ogc:Literal></ogc:PropertyIsEqualTo><ogc:PropertyIsEqualTo><ogc:PropertyName>shape</ogc:PropertyName><ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:And></ogc:Filter>
          <LineSymbolizer><Stroke><CssParameter name="stroke">#3f7f86</CssParameter><CssParameter name="stroke-width">1.6</CssParameter></Stroke></LineSymbolizer>
        </Rule>
        <Rule>
          <Name>face-head</Name>
          <Title>迎头 Face head</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>face-head</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill><Stroke><CssParameter name="stroke">#3f7f86</CssParameter><CssParameter name="stroke-width">1.5</CssParameter></Stroke></Mark><Size>11</Size></Graphic></PointSymbolizer>
          <PointSymbolizer><Graphic><Mark><WellKnownName>triangle</WellKnownName><Fill><CssParameter name="fill">#3f7f86</CssParameter></Fill><Stroke><CssParameter name="stroke">#3f7f86</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></Mark><Size>6</Size><Rotation>90</Rotation></Graphic></PointSymbolizer>
        </Rule>
        <Rule>
          <Name>name</Name>
          <Title>名称 Name</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>reported-face</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>25000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>name</ogc:PropertyName></Label><Font><CssParameter name="font-family">Noto Sans SC</CssParameter><CssParameter name="font-size">12</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.5</Radius><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#3f7f86</CssParameter></Fill></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
